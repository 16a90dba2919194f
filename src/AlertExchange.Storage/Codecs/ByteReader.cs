using System.Buffers.Binary;
using System.Text;

namespace AlertExchange.Storage.Codecs;

/// <summary>Reads what <see cref="ByteWriter"/> wrote. Bytes that end too early or make no sense throw <see cref="StoreException"/>.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private List<string>? _texts;
    private int _position;

    public static StoreException Unreadable() => new("store.unreadable", "数据库中的一段数据无法解读：可能已损坏，或由更新版本的程序写入。请用备份恢复，或升级本程序后再试。");

    public byte Byte() => Take(1)[0];

    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public UInt128 Fixed128() => BinaryPrimitives.ReadUInt128BigEndian(Take(16));

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Unreadable();
    }

    /// <summary>A number that must fit a count or an index.</summary>
    public int Count()
    {
        var value = Number();
        return value <= int.MaxValue ? (int)value : throw Unreadable();
    }

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public int? Optional()
    {
        var value = Number();
        if (value == 0)
        {
            return null;
        }

        value--;
        return (int)((long)(value >> 1) ^ -(long)(value & 1));
    }

    public DateOnly? Day()
    {
        var value = Count();
        return value == 0 ? null
            : value - 1 <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(value - 1)
            : throw Unreadable();
    }

    public bool? Flag() => Byte() switch { 0 => null, 1 => false, 2 => true, _ => throw Unreadable() };

    public decimal? Amount()
    {
        var tag = Byte();
        if (tag == 0)
        {
            return null;
        }

        if (tag == 255)
        {
            Span<int> parts = stackalloc int[4];
            for (var i = 0; i < 4; i++)
            {
                parts[i] = BinaryPrimitives.ReadInt32LittleEndian(Take(4));
            }

            // Sign and scale are all that the last part may hold.
            return (parts[3] & ~unchecked((int)0x80FF0000)) == 0 && (parts[3] >> 16 & 0xFF) <= 28 ? new decimal(parts) : throw Unreadable();
        }

        var (scale, negative) = ((tag - 1) / 2, (tag - 1) % 2 == 1);
        if (scale > 28)
        {
            throw Unreadable();
        }

        var mantissa = Number();
        return new decimal((int)mantissa, (int)(mantissa >> 32), 0, negative, (byte)scale);
    }

    public string? Text()
    {
        var length = Count();
        return length switch { 0 => null, 1 => "", _ => Encoding.UTF8.GetString(Take(length - 1)) };
    }

    public string? SharedText()
    {
        var number = Count();
        if (number == 0)
        {
            return null;
        }

        _texts ??= [];
        if (number <= _texts.Count)
        {
            return _texts[number - 1];
        }

        if (number != _texts.Count + 1 || Text() is not { } text)
        {
            throw Unreadable();
        }

        _texts.Add(text);
        return text;
    }

    /// <summary>For texts that the record requires.</summary>
    public string RequiredText() => Text() ?? throw Unreadable();

    public string RequiredSharedText() => SharedText() ?? throw Unreadable();

    public decimal RequiredAmount() => Amount() ?? throw Unreadable();

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _position)
        {
            throw Unreadable();
        }

        var span = _bytes.Slice(_position, count);
        _position += count;
        return span;
    }
}
