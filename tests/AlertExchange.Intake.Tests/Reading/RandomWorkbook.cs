using System.Globalization;
using System.Text;

namespace AlertExchange.Intake.Tests.Reading;

/// <summary>Seeded workbooks of one sheet with every kind of cell, gaps and blank rows.</summary>
internal static class RandomWorkbook
{
    public static byte[] Build(int seed)
    {
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 40).Select(i => Text(random, i)).ToList();
        var rows = new StringBuilder();
        var number = 0;
        for (var i = 0; i < 200; i++)
        {
            number += random.Next(8) == 0 ? random.Next(1, 5) : 1;
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
            for (var column = 0; column < 12; column++)
            {
                if (random.Next(5) > 0)
                {
                    rows.Append(CellXml(random, $"{(char)('A' + column)}{number}", texts));
                }
            }

            rows.Append("</row>");
        }

        return new WorkbookBuilder()
            .Styles("<numFmts><numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/><xf numFmtId=\"2\"/></cellXfs>")
            .SharedTexts(string.Concat(texts.Select(text => $"<si><t xml:space=\"preserve\">{Escape(text)}</t></si>")))
            .Sheet("表", rows.ToString())
            .Build();
    }

    private static string CellXml(Random random, string address, List<string> texts) => random.Next(7) switch
    {
        0 => $"<c r=\"{address}\" t=\"s\"><v>{random.Next(texts.Count)}</v></c>",
        1 => $"<c r=\"{address}\" t=\"inlineStr\"><is><t>{Escape(texts[random.Next(texts.Count)])}</t></is></c>",
        2 => $"<c r=\"{address}\" s=\"{random.Next(1, 3)}\"><v>{random.Next(61, 60000)}</v></c>",
        3 => $"<c r=\"{address}\" t=\"b\"><v>{random.Next(2)}</v></c>",
        4 => $"<c r=\"{address}\" s=\"3\"><v>{(random.NextDouble() * Math.Pow(10, random.Next(-5, 20))).ToString("R", CultureInfo.InvariantCulture)}</v></c>",
        5 => $"<c r=\"{address}\" s=\"3\"/>",
        _ => $"<c r=\"{address}\"><v>{random.Next(-100000, 100000) / 100m}</v></c>",
    };

    private static string Text(Random random, int i) => i == 0 ? "" : string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(4) switch
    {
        0 => "&<>\"'"[random.Next(5)].ToString(),
        1 => ((char)random.Next(0x4E00, 0x9FA5)).ToString(),
        2 => ((char)random.Next('0', '9' + 1)).ToString(),
        _ => char.ConvertFromUtf32(random.Next(0x20000, 0x2A6D0)),
    }));

    private static string Escape(string text) => new System.Xml.Linq.XText(text).ToString();
}
