using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace AlertExchange.Storage.Codecs;

/// <summary>
/// Writes the primitives of the codecs into one growing buffer. Small numbers take one byte; a text that was written before in the same
/// buffer takes one or two. Not thread-safe; a cleared writer is used again.
/// </summary>
internal sealed class ByteWriter
{
    [ThreadStatic]
    private static ByteWriter? s_cached;

    private readonly SharedTexts _texts = new();
    private byte[] _buffer = new byte[4096];
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>A cleared writer of this thread; give it back by letting it go before the next call.</summary>
    public static ByteWriter Rent()
    {
        var writer = s_cached ??= new ByteWriter();
        writer._length = 0;
        writer._texts.Clear();
        return writer;
    }

    public byte[] ToArray() => Written.ToArray();

    public void Byte(byte value)
    {
        if (_length == _buffer.Length)
        {
            Grow(1);
        }

        _buffer[_length++] = value;
    }

    public void Fixed32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    public void Fixed64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    public void Fixed128(UInt128 value) => BinaryPrimitives.WriteUInt128BigEndian(Take(16), value);

    /// <summary>7 bits a byte, lowest first.</summary>
    public void Number(ulong value)
    {
        if (_buffer.Length - _length < 10)
        {
            Grow(10);
        }

        while (value >= 0x80)
        {
            _buffer[_length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _buffer[_length++] = (byte)value;
    }

    /// <summary>Zigzag, so that small negative numbers are small too.</summary>
    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>0 for null, else one more than the zigzag value.</summary>
    public void Optional(int? value) => Number(value is null ? 0 : (((ulong)(((long)value.Value << 1) ^ ((long)value.Value >> 63))) + 1));

    public void Day(DateOnly? value) => Number(value is null ? 0 : (ulong)value.Value.DayNumber + 1);

    /// <summary>0 null, 1 false, 2 true.</summary>
    public void Flag(bool? value) => Byte(value switch { null => 0, false => 1, true => 2 });

    /// <summary>Exact, scale included: 1.50 stays 1.50.</summary>
    public void Amount(decimal? value)
    {
        if (value is null)
        {
            Byte(0);
            return;
        }

        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value.Value, bits);
        var scale = (bits[3] >> 16) & 0x7F;
        var negative = bits[3] < 0 ? 1 : 0;
        if (bits[2] == 0)
        {
            Byte((byte)(1 + scale * 2 + negative));
            Number((uint)bits[0] | ((ulong)(uint)bits[1] << 32));
            return;
        }

        Byte(255);
        foreach (var part in bits)
        {
            BinaryPrimitives.WriteInt32LittleEndian(Take(4), part);
        }
    }

    /// <summary>A text that seldom repeats: length + 1 (0 for null) and UTF-8.</summary>
    public void Text(string? value)
    {
        if (value is null)
        {
            Byte(0);
            return;
        }

        var most = value.Length * 3;
        if (_buffer.Length - _length < most + 5)
        {
            Grow(most + 5);
        }

        if (most < 126)
        {
            var written = Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_length + 1));
            _buffer[_length] = (byte)(written + 1);
            _length += written + 1;
            return;
        }

        Number((ulong)Encoding.UTF8.GetByteCount(value) + 1);
        _length += Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_length));
    }

    /// <summary>A text that repeats: 0 for null, its number + 1; the first time the next free number and the text itself.</summary>
    public void SharedText(string? value)
    {
        if (value is null)
        {
            Byte(0);
            return;
        }

        var isNew = _texts.Number(value, out var number);
        Number((ulong)number + 1);
        if (isNew)
        {
            Text(value);
        }
    }

    private Span<byte> Take(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Grow(count);
        }

        var span = _buffer.AsSpan(_length, count);
        _length += count;
        return span;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed) => Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + needed));
}
