using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace AlertExchange.Simulation.Tests;

/// <summary>Reads generated files back with nothing of the code that wrote them: texts of cells by sheet and 1-based row.</summary>
internal static class WrittenFiles
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static Dictionary<string, SortedDictionary<int, string[]>> Read(string path, bool hiddenSheetsToo = false) =>
        Path.GetExtension(path) == ".xlsx" ? Workbook(path, hiddenSheetsToo) : Text(path);

    public static string DecodeText(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetString(bytes);
        }
    }

    private static Dictionary<string, SortedDictionary<int, string[]>> Text(string path)
    {
        var rows = new SortedDictionary<int, string[]>();
        var lines = DecodeText(path).Split("\r\n");
        var separator = lines[^2].MaxBy(c => c is ',' or ';' or '\t' ? lines[^2].Count(x => x == c) : 0);
        for (var i = 0; i < lines.Length - 1; i++)
        {
            lines[i].ShouldNotContain('"');
            rows.Add(i + 1, lines[i].Split(separator));
        }

        return new Dictionary<string, SortedDictionary<int, string[]>> { [Path.GetFileNameWithoutExtension(path)] = rows };
    }

    private static Dictionary<string, SortedDictionary<int, string[]>> Workbook(string path, bool hiddenSheetsToo)
    {
        using var zip = ZipFile.OpenRead(path);
        XDocument Part(string name)
        {
            using var stream = zip.GetEntry(name)!.Open();
            return XDocument.Load(stream);
        }

        var shared = Part("xl/sharedStrings.xml").Root!.Elements().Select(e => e.Value).ToArray();
        var sheets = new Dictionary<string, SortedDictionary<int, string[]>>();
        var number = 0;
        foreach (var sheet in Part("xl/workbook.xml").Descendants(Main + "sheet"))
        {
            number++;
            if (!hiddenSheetsToo && sheet.Attribute("state")?.Value == "hidden")
                continue;
            var rows = new SortedDictionary<int, string[]>();
            foreach (var row in Part($"xl/worksheets/sheet{number}.xml").Descendants(Main + "row"))
                rows.Add((int)row.Attribute("r")!, Cells(row, shared));
            sheets.Add(sheet.Attribute("name")!.Value, rows);
        }

        return sheets;
    }

    private static string[] Cells(XElement row, string[] shared)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements(Main + "c"))
        {
            // Empty cells are left out where the others have addresses.
            var column = cell.Attribute("r")?.Value.TakeWhile(char.IsAsciiLetter).Aggregate(0, (n, c) => n * 26 + c - 'A' + 1) - 1;
            while (cells.Count < column)
                cells.Add("");
            cells.Add(CellText(cell, shared));
        }

        return [.. cells];
    }

    private static string CellText(XElement cell, string[] shared) => cell.Attribute("t")?.Value switch
    {
        "s" => shared[(int)cell.Element(Main + "v")!],
        "inlineStr" => cell.Element(Main + "is")!.Value,
        _ => cell.Element(Main + "v")?.Value ?? "",
    };
}
