namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>The merged ranges of a sheet. They stand behind the rows, so the part is inflated once more and searched, not scanned.</summary>
internal static class Merges
{
    private const int MostRanges = 100_000;
    private const int LongestTag = 512;

    public static IReadOnlyList<CellRange> Read(Stream part)
    {
        using var stream = part;
        var ranges = new List<CellRange>();
        var buffer = new byte[1 << 16];
        var end = 0;
        int read;
        while ((read = stream.Read(buffer.AsSpan(end))) > 0)
        {
            end += read;
            var rest = buffer.AsSpan(0, end);
            int at;
            while ((at = rest.IndexOf("mergeCell "u8)) >= 0 && rest[at..].IndexOf((byte)'>') is var length && length > 0)
            {
                // The text of a cell cannot hold a < of its own.
                var isTag = at > 0 && rest[at - 1] is (byte)'<' or (byte)':';
                if (isTag && ranges.Count < MostRanges && TryParse(rest.Slice(at + 10, length - 10), out var range))
                {
                    ranges.Add(range);
                }

                rest = rest[(at + length)..];
            }

            var kept = Math.Min(rest.Length, LongestTag);
            rest[^kept..].CopyTo(buffer);
            end = kept;
        }

        return ranges;
    }

    private static bool TryParse(ReadOnlySpan<byte> tag, out CellRange range)
    {
        var attributes = new XmlAttributes(tag);
        while (attributes.Next())
        {
            if (attributes.Name.SequenceEqual("ref"u8))
            {
                return CellReference.TryParseRange(attributes.Value, out range);
            }
        }

        range = default;
        return false;
    }
}
