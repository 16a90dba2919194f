using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace AlertExchange.Engine.Roster;

/// <summary>
/// Open addressing from citizen id to person. A slot is 16 bytes, so that id, person and name code come with one cache miss:
/// first word 57 bits packed id and the low 7 bits of the person, second word 44 bits name code, 19 bits person, 1 bit "id is shared".
/// </summary>
internal sealed class IdTable
{
    internal const int MostPersons = 1 << (LowPersonBits + HighPersonBits);

    private const int IdBits = 57, LowPersonBits = 64 - IdBits, HighPersonBits = 19;
    private const ulong IdMask = (1UL << IdBits) - 1, NameMask = (1UL << NameCode.Bits) - 1, HighPersonMask = (1UL << HighPersonBits) - 1;
    private const ulong SharedBit = 1UL << 63;

    /// <summary>Half of the slots stay empty, so that few ids stand away from home; with any number of slots, a person costs the same in every county.</summary>
    private const int SlotsPerPerson = 2, FewestSlots = 16;

    private readonly Slot[] _slots;
    private readonly Dictionary<ulong, List<int>> _shared = [];

    internal IdTable(int persons) => _slots = GC.AllocateArray<Slot>(Math.Max(FewestSlots, persons * SlotsPerPerson));

    internal long SizeInBytes => (long)_slots.Length * Unsafe.SizeOf<Slot>();

    /// <summary>Adds a person; the first person of an id is the one found, later ones mark the id as shared.</summary>
    internal void Add(ulong packedId, int person, ulong nameCode)
    {
        var at = Home(packedId);
        while (_slots[at].First != 0)
        {
            if ((_slots[at].First & IdMask) == packedId)
            {
                _slots[at].Second |= SharedBit;
                ref var sharing = ref CollectionsMarshal.GetValueRefOrAddDefault(_shared, packedId, out _);
                (sharing ??= [Find(packedId, out _, out _)]).Add(person);
                return;
            }

            at = Next(at);
        }

        _slots[at].First = packedId | (ulong)person << IdBits;
        _slots[at].Second = nameCode | (ulong)(person >> LowPersonBits) << NameCode.Bits;
    }

    /// <summary>Finds the person of an id; -1 for nobody.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(ulong packedId, out ulong nameCode, out bool isShared)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        var at = Home(packedId);
        while (true)
        {
            // The home of an id is a part of the length, and a step from the last slot leads to the first: always inside the array.
            ref readonly var slot = ref Unsafe.Add(ref slots, at);
            var first = slot.First;
            if ((first & IdMask) == packedId)
            {
                var second = slot.Second;
                nameCode = second & NameMask;
                isShared = (second & SharedBit) != 0;
                return (int)(first >> IdBits | (second >> NameCode.Bits & HighPersonMask) << LowPersonBits);
            }

            if (first == 0)
            {
                nameCode = 0;
                isShared = false;
                return -1;
            }

            at = Next(at);
        }
    }

    /// <summary>Everybody who bears an id, in the order of adding; allocates for the usual one.</summary>
    internal ReadOnlySpan<int> WithId(ulong packedId) =>
        _shared.TryGetValue(packedId, out var persons) ? CollectionsMarshal.AsSpan(persons) : Find(packedId, out _, out _) is var person and >= 0 ? new[] { person } : [];

    /// <summary>Everybody who bears an id of which <see cref="Find"/> said that it is shared.</summary>
    internal ReadOnlySpan<int> Sharing(ulong packedId) => CollectionsMarshal.AsSpan(_shared[packedId]);

    /// <summary>Asks the processor to fetch the slot of an id that will soon be looked up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe void Prefetch(ulong packedId)
    {
        if (Sse.IsSupported)
        {
            // A hint only: the address is not read, so that it does no harm should the array move.
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), Home(packedId))));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Home(ulong packedId)
    {
        var mixed = packedId * 0x9E3779B97F4A7C15UL;
        mixed ^= mixed >> 32;
        return (int)Math.BigMul(mixed * 0xD6E8FEB86659FD93UL, (ulong)_slots.Length, out _);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(int slot) => slot + 1 == _slots.Length ? 0 : slot + 1;

    private struct Slot
    {
        internal ulong First;
        internal ulong Second;
    }
}
