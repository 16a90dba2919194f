using System.Buffers;
using System.Buffers.Binary;

namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>
/// The shared texts of a workbook, kept as UTF-8 and turned into strings where a cell uses them: most are ids and names used once.
/// The first ones, which hold what repeats (townships, categories), keep their string.
/// </summary>
internal sealed class SharedStrings
{
    private const int SegmentBytes = 1 << 20;
    private const int Remembered = 1 << 16;

    private readonly List<byte[]> _segments = [];
    private readonly string?[] _remembered = new string?[Remembered];
    private int[] _positions = new int[1024];
    private int _used = SegmentBytes;

    public int Count { get; private set; }

    public static SharedStrings Read(Stream part, string name, SpreadsheetLimits limits)
    {
        var result = new SharedStrings();
        using var xml = new XmlScanner(part, name);
        var text = new ArrayBufferWriter<byte>(256);
        for (var token = xml.Read(); token != XmlToken.End; token = xml.Read())
        {
            if (token == XmlToken.Start && xml.Depth == 2 && xml.Name.SequenceEqual("si"u8))
            {
                text.ResetWrittenCount();
                RichText.Append(xml, text, limits.MaxCellLength);
                result.Add(text.WrittenSpan, name, limits);
            }
        }

        return result;
    }

    /// <summary>Null where there is no such text.</summary>
    public string? Get(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            return null;
        }

        if (index < Remembered && _remembered[index] is { } known)
        {
            return known;
        }

        var position = _positions[index];
        var stored = _segments[position / SegmentBytes].AsSpan(position % SegmentBytes);
        var length = BinaryPrimitives.ReadInt32LittleEndian(stored);
        var text = XmlText.Unescape(RichText.Strict.GetString(stored.Slice(sizeof(int), length)));
        if (index < Remembered)
        {
            _remembered[index] = text;
        }

        return text;
    }

    private void Add(ReadOnlySpan<byte> text, string part, SpreadsheetLimits limits)
    {
        // Never less than a position takes beside it, so that millions of empty texts also reach the limit.
        var size = Math.Max(sizeof(int) + text.Length, 12);
        if (_used + size > SegmentBytes)
        {
            if ((long)_segments.Count * SegmentBytes >= limits.MaxSharedTextBytes)
            {
                throw FileRefusal.Bomb(part);
            }

            _segments.Add(new byte[SegmentBytes]);
            _used = 0;
        }

        if (Count == _positions.Length)
        {
            Array.Resize(ref _positions, Count * 2);
        }

        var target = _segments[^1].AsSpan(_used);
        BinaryPrimitives.WriteInt32LittleEndian(target, text.Length);
        text.CopyTo(target[sizeof(int)..]);
        _positions[Count++] = ((_segments.Count - 1) * SegmentBytes) + _used;
        _used += size;
    }
}
