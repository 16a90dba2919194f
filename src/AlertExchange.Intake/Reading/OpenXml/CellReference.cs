namespace AlertExchange.Intake.Reading.OpenXml;

/// <summary>Addresses such as AB12 and ranges such as A1:C2.</summary>
internal static class CellReference
{
    /// <summary>0-based column and 1-based row; a part that is missing or absurd is 0 as row and -1 as column.</summary>
    public static (int Column, int Row) Parse(ReadOnlySpan<byte> reference)
    {
        int column = 0, row = 0, at = 0;
        for (; at < reference.Length && (reference[at] | 0x20) is >= 'a' and <= 'z' || at < reference.Length && reference[at] == '$'; at++)
        {
            if (reference[at] != '$')
            {
                column = Math.Min((column * 26) + (reference[at] | 0x20) - 'a' + 1, 1_000_000);
            }
        }

        for (; at < reference.Length; at++)
        {
            if (reference[at] is >= (byte)'0' and <= (byte)'9')
            {
                row = Math.Min((row * 10) + reference[at] - '0', 100_000_000);
            }
            else if (reference[at] != '$')
            {
                return (-1, 0);
            }
        }

        return (column - 1, row);
    }

    public static bool TryParseRange(ReadOnlySpan<byte> reference, out CellRange range)
    {
        var colon = reference.IndexOf((byte)':');
        var first = Parse(colon < 0 ? reference : reference[..colon]);
        var last = colon < 0 ? first : Parse(reference[(colon + 1)..]);
        range = new CellRange(first.Row, last.Row, first.Column, last.Column);
        return first.Column >= 0 && last.Column >= first.Column && first.Row > 0 && last.Row >= first.Row;
    }
}
