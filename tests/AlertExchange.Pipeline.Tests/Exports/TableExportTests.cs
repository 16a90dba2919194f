using System.Globalization;
using System.Text;
using System.Text.Json;
using AlertExchange.Intake.Exports;
using AlertExchange.Intake.Reading;
using CsvHelper;
using CsvHelper.Configuration;

namespace AlertExchange.Pipeline.Tests.Exports;

/// <summary>Lists as .csv, .xlsx and .json.</summary>
public sealed class TableExportTests
{
    private static readonly string[] Columns = ["甲", "乙", "丙", "丁", "戊"];

    private static readonly object?[][] Rows =
    [
        ["一，\"二\"\n三", -12.50m, 7, new DateOnly(2022, 8, 20), null],
        ["341098196201011003", -1m, 9_007_199_254_740_993L, new DateOnly(2024, 2, 29), ""],
    ];

    [Test]
    public void A_csv_has_a_byte_order_mark_and_reads_back()
    {
        var bytes = Write(ExportFormat.Csv, Rows);

        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        using var csv = new CsvReader(new StreamReader(new MemoryStream(bytes), Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false });
        var read = new List<string[]>();
        while (csv.Read())
            read.Add([.. Enumerable.Range(0, csv.Parser.Count).Select(i => csv.GetField(i)!)]);
        read.Count.ShouldBe(3);
        read[0].ShouldBe(Columns);
        read[1].ShouldBe(["一，\"二\"\n三", "-12.50", "7", "2022-08-20", ""]);
        read[2].ShouldBe(["341098196201011003", "-1", "9007199254740993", "2024-02-29", ""]);
    }

    [Test]
    public void A_workbook_reads_back_with_numbers_as_numbers_and_ids_as_text()
    {
        var sheets = Sheets(Write(ExportFormat.Xlsx, Rows));

        sheets.Single().Name.ShouldBe("表");
        var cells = sheets.Single().Rows;
        cells[0].Take(5).Select(c => c.Text).ShouldBe(Columns);
        (cells[1][1].Kind, cells[1][2].Kind, cells[2][0].Kind).ShouldBe((CellKind.Number, CellKind.Number, CellKind.Text));
        cells[1][0].Text.ShouldBe("一，\"二\"\n三");
        cells[1][1].Number.ShouldBe(-12.5);
        cells[2][0].Text.ShouldBe("341098196201011003");
        cells[1][3].Text.ShouldBe("2022-08-20");
    }

    [Test]
    public void A_json_list_keeps_names_numbers_and_texts_as_they_are()
    {
        using var json = JsonDocument.Parse(Write(ExportFormat.Json, [.. Rows, ["=1+1", 0m, 0, null, "＠"]]));

        json.RootElement.GetArrayLength().ShouldBe(3);
        json.RootElement[0].GetProperty("乙").GetDecimal().ShouldBe(-12.50m);
        json.RootElement[0].GetProperty("戊").ValueKind.ShouldBe(JsonValueKind.Null);
        json.RootElement[1].GetProperty("丙").GetInt64().ShouldBe(9_007_199_254_740_993L);
        json.RootElement[2].GetProperty("甲").GetString().ShouldBe("=1+1");
    }

    [TestCase("=1+1")]
    [TestCase("+86")]
    [TestCase("-2")]
    [TestCase("@SUM(A1)")]
    [TestCase("\t=1")]
    [TestCase("\r=1")]
    [TestCase("\n=1")]
    [TestCase("＝1+1")]
    [TestCase("＋1")]
    [TestCase("－1")]
    [TestCase("＠A1")]
    public void Text_that_a_spreadsheet_would_run_is_disarmed(string text)
    {
        FormulaGuard.Neutralize(text).ShouldBe("'" + text);
        Encoding.UTF8.GetString(Write(ExportFormat.Csv, [[text]])).ShouldContain("'" + text);
        Sheets(Write(ExportFormat.Xlsx, [[text]])).Single().Rows[1][0].Text!.ShouldStartWith("'");
    }

    [TestCase("")]
    [TestCase("王大山")]
    [TestCase("1=1")]
    [TestCase("—")]
    [TestCase("'")]
    public void Harmless_text_stays(string text) => FormulaGuard.Neutralize(text).ShouldBe(text);

    [Test]
    public void A_workbook_goes_on_in_a_second_sheet_where_the_first_is_full()
    {
        object?[] row = [1];
        using var output = new MemoryStream();

        TableExport.Write(output, ExportFormat.Xlsx, "表", ["甲"], Enumerable.Repeat(row, 1_048_577)).ShouldBe(1_048_577);

        using var sheets = SpreadsheetOpener.Open(output, "表.xlsx");
        var rows = new List<(string, int)>();
        while (sheets.NextSheet())
        {
            var count = 0;
            while (sheets.TryReadRow(out _))
                count++;
            rows.Add((sheets.SheetName, count));
        }

        rows.ShouldBe([("表", 1_048_576), ("表2", 3)]);
    }

    [TestCase("a.CSV", ExportFormat.Csv)]
    [TestCase("目录.v1/a.xlsx", ExportFormat.Xlsx)]
    [TestCase("a.json", ExportFormat.Json)]
    public void The_ending_of_the_file_chooses_the_format(string name, ExportFormat format)
    {
        TableExport.TryFormatOf(name, out var found).ShouldBeTrue();
        found.ShouldBe(format);
        TableExport.TryFormatOf(name + ".xls", out _).ShouldBeFalse();
    }

    private static byte[] Write(ExportFormat format, IReadOnlyList<object?[]> rows)
    {
        using var output = new MemoryStream();
        TableExport.Write(output, format, "表", rows[0].Length == 1 ? ["甲"] : Columns, rows).ShouldBe(rows.Count);
        return output.ToArray();
    }

    private static List<(string Name, List<Cell[]> Rows)> Sheets(byte[] workbook)
    {
        using var sheets = SpreadsheetOpener.Open(new MemoryStream(workbook), "表.xlsx");
        var read = new List<(string, List<Cell[]>)>();
        while (sheets.NextSheet())
        {
            var rows = new List<Cell[]>();
            while (sheets.TryReadRow(out var row))
                rows.Add(row.Cells);
            read.Add((sheets.SheetName, rows));
        }

        return read;
    }
}
