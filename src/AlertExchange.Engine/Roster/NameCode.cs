using System.Runtime.CompilerServices;

namespace AlertExchange.Engine.Roster;

/// <summary>
/// A name in 44 bits, kept beside the id so that a match needs one cache line. One to three characters of the main Han block (nearly
/// all names) are coded exactly: equal codes are equal names. Other names are hashed into the range above, and equality must be checked.
/// </summary>
internal static class NameCode
{
    internal const int Bits = 44;

    private const char First = '一', Last = '鿿';
    private const ulong Alphabet = Last - First + 2, Exact = Alphabet * Alphabet * Alphabet, Hashed = (1UL << Bits) - Exact;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Of(ReadOnlySpan<char> name)
    {
        if (name.Length == 3)
        {
            uint a = (uint)(name[0] - First), b = (uint)(name[1] - First), c = (uint)(name[2] - First);
            return Math.Max(Math.Max(a, b), c) <= Last - First ? ((a + 1) * Alphabet + b + 1) * Alphabet + c + 1 : OfHash(name);
        }

        if (name.Length == 2)
        {
            uint a = (uint)(name[0] - First), b = (uint)(name[1] - First);
            return Math.Max(a, b) <= Last - First ? (a + 1) * Alphabet + b + 1 : OfHash(name);
        }

        return OfHash(name);
    }

    /// <summary>True when equal codes prove equal names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsExact(ulong code) => code < Exact;

    private static ulong OfHash(ReadOnlySpan<char> name)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in name)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return Exact + (hash ^ hash >> 29) % Hashed;
    }
}
