using System.Text;

namespace AlertExchange.Simulation.Files;

/// <summary>Writes separated text with Windows line ends, quoting only what must be quoted.</summary>
internal sealed class TextFile : IDisposable
{
    private readonly StreamWriter _to;
    private readonly char _separator;
    private readonly char[] _special;

    public TextFile(string path, Encoding encoding, char separator)
    {
        (_separator, _special) = (separator, [separator, '"', '\r', '\n']);
        _to = new StreamWriter(path, false, encoding, 1 << 16) { NewLine = "\r\n" };
    }

    /// <summary>UTF-8 with a byte order mark, as spreadsheet programs save it.</summary>
    public static Encoding Utf8WithBom { get; } = new UTF8Encoding(true);

    public static Encoding Utf8 { get; } = new UTF8Encoding(false);

    /// <summary>GB18030, of which GBK is the two-byte part.</summary>
    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    /// <summary>Writes a whole sheet; row numbers become line numbers because no cell holds a line break.</summary>
    public static void Write(string path, Encoding encoding, char separator, SheetDraft sheet)
    {
        using var file = new TextFile(path, encoding, separator);
        var width = sheet.Rows.Max(r => r.Cells.Length);
        foreach (var (cells, _) in sheet.Rows)
        {
            for (var i = 0; i < width; i++)
            {
                if (i > 0)
                    file._to.Write(separator);
                file.Field(i < cells.Length ? cells[i].Shown() : "");
            }

            file._to.WriteLine();
        }
    }

    public void WriteRow(ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                _to.Write(_separator);
            Field(fields[i]);
        }

        _to.WriteLine();
    }

    public void Dispose() => _to.Dispose();

    private void Field(string text)
    {
        if (text.AsSpan().IndexOfAny(_special) < 0)
        {
            _to.Write(text);
            return;
        }

        _to.Write('"');
        _to.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        _to.Write('"');
    }
}
