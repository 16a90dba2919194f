using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AlertExchange.Simulation.Files;

/// <summary>
/// Writes an .xlsx part by part as plain markup, because the oddities of real files (wrong dimension, cells without addresses, numbers
/// where ids should be) are just what a library would not write. Streams: a sheet's rows are not kept. Times in the archive are fixed.
/// </summary>
internal sealed class WorkbookFile : IDisposable
{
    private static readonly DateTimeOffset FixedTime = new(2022, 8, 24, 9, 0, 0, TimeSpan.Zero);
    private readonly ZipArchive _zip;
    private readonly List<(string Name, bool Hidden)> _sheets = [];
    private readonly Dictionary<string, int> _shared = new(StringComparer.Ordinal);
    private StreamWriter? _sheet;
    private string _sheetEnd = "";

    public WorkbookFile(string path) =>
        _zip = new ZipArchive(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16), ZipArchiveMode.Create);

    /// <summary>Writes a whole workbook.</summary>
    public static void Write(string path, IEnumerable<SheetDraft> sheets)
    {
        using var workbook = new WorkbookFile(path);
        foreach (var sheet in sheets)
        {
            var width = Math.Max(1, sheet.Rows.Max(r => r.Cells.Length));
            var end = new StringBuilder();
            if (sheet.AutoFilter is { } filter)
                end.Append(CultureInfo.InvariantCulture, $"<autoFilter ref=\"{filter}\"/>");
            if (sheet.Merges.Count > 0)
            {
                end.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{sheet.Merges.Count}\">");
                foreach (var merge in sheet.Merges)
                    end.Append(CultureInfo.InvariantCulture, $"<mergeCell ref=\"{merge}\"/>");
                end.Append("</mergeCells>");
            }

            workbook.BeginSheet(sheet.Name, sheet.Hidden, sheet.Dimension ?? $"A1:{SheetDraft.ColumnName(width - 1)}{Math.Max(1, sheet.Rows.Count)}", end.ToString());
            for (var i = 0; i < sheet.Rows.Count; i++)
            {
                var (cells, hidden) = sheet.Rows[i];
                if (cells.Length > 0)
                    workbook.WriteRow(i + 1, cells, hidden, sheet.InlineTexts, sheet.OmitAddresses);
            }
        }
    }

    public void BeginSheet(string name, bool hidden, string dimension, string end)
    {
        EndSheet();
        _sheets.Add((name, hidden));
        _sheet = Part($"xl/worksheets/sheet{_sheets.Count}.xml");
        _sheetEnd = end;
        _sheet.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        _sheet.Write($"<dimension ref=\"{dimension}\"/><sheetData>");
    }

    public void WriteRow(int number, ReadOnlySpan<SheetCell> cells, bool hidden = false, bool inline = false, bool omitAddresses = false)
    {
        var to = _sheet!;
        to.Write("<row r=\"");
        to.Write(number);
        to.Write(hidden ? "\" hidden=\"1\">" : "\">");
        for (var i = 0; i < cells.Length; i++)
        {
            ref readonly var cell = ref cells[i];
            if (cell.Form == CellForm.Empty)
            {
                if (omitAddresses)
                    to.Write("<c/>");
                continue;
            }

            to.Write("<c");
            if (!omitAddresses)
            {
                to.Write(" r=\"");
                to.Write(SheetDraft.ColumnName(i));
                to.Write(number);
                to.Write('"');
            }

            WriteValue(to, cell, inline);
        }

        to.Write("</row>");
    }

    private void WriteValue(StreamWriter to, SheetCell cell, bool inline)
    {
        switch (cell.Form)
        {
            case CellForm.Text when cell.Formula is not null:
                to.Write(" t=\"str\"><f>");
                to.Write(Escape(cell.Formula));
                to.Write("</f><v>");
                to.Write(Escape(cell.Text!));
                to.Write("</v></c>");
                return;
            case CellForm.Text when inline:
                to.Write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                to.Write(Escape(cell.Text!));
                to.Write("</t></is></c>");
                return;
            case CellForm.Text:
                if (!_shared.TryGetValue(cell.Text!, out var index))
                    _shared.Add(cell.Text!, index = _shared.Count);
                to.Write(" t=\"s\"><v>");
                to.Write(index);
                to.Write("</v></c>");
                return;
        }

        to.Write(cell.Form switch { CellForm.Date => " s=\"1\">", CellForm.DateTime => " s=\"2\">", _ => ">" });
        if (cell.Formula is not null)
        {
            to.Write("<f>");
            to.Write(Escape(cell.Formula));
            to.Write("</f>");
        }

        to.Write("<v>");
        to.Write(cell.Text);
        to.Write("</v></c>");
    }

    public void Dispose()
    {
        EndSheet();
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "http://schemas.openxmlformats.org/package/2006";
        using (var to = Part("xl/sharedStrings.xml"))
        {
            to.Write($"<sst xmlns=\"{main}\" uniqueCount=\"{_shared.Count}\">");
            foreach (var text in _shared.Keys)
                to.Write($"<si><t xml:space=\"preserve\">{Escape(text)}</t></si>");
            to.Write("</sst>");
        }

        using (var to = Part("xl/styles.xml"))
        {
            to.Write($"<styleSheet xmlns=\"{main}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>");
            to.Write("<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>");
            to.Write("<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf xfId=\"0\"/>");
            to.Write("<xf numFmtId=\"14\" applyNumberFormat=\"1\" xfId=\"0\"/><xf numFmtId=\"22\" applyNumberFormat=\"1\" xfId=\"0\"/></cellXfs></styleSheet>");
        }

        using (var to = Part("xl/workbook.xml"))
        {
            to.Write($"<workbook xmlns=\"{main}\" xmlns:r=\"{rels}\"><sheets>");
            for (var i = 0; i < _sheets.Count; i++)
                to.Write($"<sheet name=\"{Escape(_sheets[i].Name)}\" sheetId=\"{i + 1}\"{(_sheets[i].Hidden ? " state=\"hidden\"" : "")} r:id=\"rId{i + 1}\"/>");
            to.Write("</sheets></workbook>");
        }

        using (var to = Part("xl/_rels/workbook.xml.rels"))
        {
            to.Write($"<Relationships xmlns=\"{package}/relationships\">");
            for (var i = 0; i < _sheets.Count; i++)
                to.Write($"<Relationship Id=\"rId{i + 1}\" Type=\"{rels}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>");
            to.Write($"<Relationship Id=\"rId{_sheets.Count + 1}\" Type=\"{rels}/styles\" Target=\"styles.xml\"/>");
            to.Write($"<Relationship Id=\"rId{_sheets.Count + 2}\" Type=\"{rels}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        }

        using (var to = Part("_rels/.rels"))
            to.Write($"<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{rels}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");

        using (var to = Part("[Content_Types].xml"))
        {
            const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
            to.Write($"<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
            to.Write($"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{type}.sheet.main+xml\"/>");
            for (var i = 0; i < _sheets.Count; i++)
                to.Write($"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{type}.worksheet+xml\"/>");
            to.Write($"<Override PartName=\"/xl/styles.xml\" ContentType=\"{type}.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{type}.sharedStrings+xml\"/></Types>");
        }

        _zip.Dispose();
    }

    private void EndSheet()
    {
        if (_sheet is null)
            return;
        _sheet.Write("</sheetData>");
        _sheet.Write(_sheetEnd);
        _sheet.Write("</worksheet>");
        _sheet.Dispose();
        _sheet = null;
    }

    private StreamWriter Part(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = FixedTime;
        var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        return writer;
    }

    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"\n") < 0)
            return text;
        return text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("\n", "&#10;", StringComparison.Ordinal);
    }
}
