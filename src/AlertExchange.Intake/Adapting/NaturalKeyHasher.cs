using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Adapting;

/// <summary>
/// Derives alert ids and event keys. One keyed hash a row, H = hash(kind | natural key): the event key is its low half, so two departments
/// that report one event share it; the alert id mixes H, by a permutation, with a keyed hash of department, kind and period made once a sheet.
/// The permutation keeps the id as unguessable as H and as free of collisions; the same row always gets the same id.
/// </summary>
internal sealed class NaturalKeyHasher
{
    private const byte Separator = 0x1f;

    private const int LargestKey = 1024;

    private static readonly UInt128 OddA = new(0x9E3779B97F4A7C15, 0xF39CC0605CEDC835);
    private static readonly UInt128 OddB = new(0xD1B54A32D192ED03, 0x8CB92BA72F3D8DD7);

    private readonly IKeyedHash _hash;
    private readonly Field[] _key;
    private readonly Field[] _fallback;
    private readonly byte[] _prefix;
    private readonly UInt128 _place;

    public NaturalKeyHasher(FormDefinition form, Period period, IKeyedHash hash)
    {
        _hash = hash;
        _key = [.. form.NaturalKey];
        _fallback = [.. form.FallbackKey];
        _prefix = Encoding.UTF8.GetBytes("event\u001f" + form.Kind.Id() + "\u001f");
        _place = hash.Hash(Encoding.UTF8.GetBytes($"alert\u001f{form.Department}\u001f{form.Kind.Id()}\u001f{period}"));
    }

    /// <summary>False when the row holds nothing of its key.</summary>
    public bool TryHash(RowValues row, out AlertId id, out ulong eventKey)
    {
        Span<byte> buffer = stackalloc byte[LargestKey];
        _prefix.CopyTo(buffer);
        var length = _prefix.Length;
        var useFallback = Array.IndexOf(_key, Field.CitizenId) >= 0 && !row.Has(Field.CitizenId);
        buffer[length++] = useFallback ? (byte)'f' : (byte)'k';
        var any = false;
        foreach (var field in useFallback ? _fallback : _key)
        {
            buffer[length++] = Separator;
            if (row.Has(field))
            {
                any = true;
                length += Write(row, field, buffer[length..]);
            }
        }

        id = default;
        eventKey = 0;
        if (!any)
        {
            return false;
        }

        var hash = _hash.Hash(buffer[..length]);
        eventKey = (ulong)hash;
        id = new AlertId(Mix(hash ^ _place));
        return true;
    }

    /// <summary>A permutation of 128 bits: multiplications by odd numbers and folded shifts, each of which can be undone.</summary>
    private static UInt128 Mix(UInt128 value)
    {
        value ^= value >> 67;
        value *= OddA;
        value ^= value >> 61;
        value *= OddB;
        return value ^ (value >> 65);
    }

    /// <summary>A text too long for the buffer counts by its beginning.</summary>
    private static int Write(RowValues row, Field field, Span<byte> into)
    {
        if (field == Field.CitizenId && row.IdIsPlain)
        {
            return Encoding.ASCII.GetBytes(row.SoundId, into);
        }

        var room = into[..Math.Min(into.Length - 8, 160)];
        if (row.Text(field) is { } text)
        {
            var fits = text.Length * 3 <= room.Length ? text.AsSpan() : text.AsSpan(0, room.Length / 3);
            return Encoding.UTF8.GetBytes(fits, room);
        }

        if (row.Date(field) is { } date && field is Field.OccurredOn or Field.BirthDate)
        {
            BinaryPrimitives.WriteInt32BigEndian(into, date.DayNumber);
            return sizeof(int);
        }

        row.Number(field)!.Value.TryFormat(room, out var written, "0.####", CultureInfo.InvariantCulture);
        return written;
    }
}
