using System.Globalization;
using System.Text;
using AlertExchange.Intake.Reading;
using CsvHelper;
using CsvHelper.Configuration;

namespace AlertExchange.Intake.Tests.Reading;

[TestFixture]
public sealed class TextSheetTests
{
    private const string Sample = "姓名,身份证号,个人自付\r\n甲某,341098195203151237,10000.00\r\n";

    static TextSheetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static Encoding Gb18030 => Encoding.GetEncoding("GB18030");

    public static IEnumerable<TestCaseData> Encodings()
    {
        yield return new TestCaseData(new UTF8Encoding(false)).SetArgDisplayNames("UTF-8");
        yield return new TestCaseData(new UTF8Encoding(true)).SetArgDisplayNames("UTF-8 with BOM");
        yield return new TestCaseData(new UnicodeEncoding(false, true)).SetArgDisplayNames("UTF-16 LE");
        yield return new TestCaseData(new UnicodeEncoding(true, true)).SetArgDisplayNames("UTF-16 BE");
        yield return new TestCaseData(Gb18030).SetArgDisplayNames("GB18030");
    }

    [TestCaseSource(nameof(Encodings))]
    public void Reads_every_encoding_that_Chinese_offices_save(Encoding encoding)
    {
        using var sheet = Reads.Open([.. encoding.GetPreamble(), .. encoding.GetBytes(Sample)], "8月名单.csv");

        Reads.NextSheet(sheet).Select(Reads.Show).ShouldBe(["1: 姓名|身份证号|个人自付", "2: 甲某|341098195203151237|10000.00"]);
        sheet.SheetName.ShouldBe("8月名单");
        sheet.NextSheet().ShouldBeFalse();
    }

    [TestCaseSource(nameof(Encodings))]
    public void Characters_cut_by_the_reading_buffer_stay_whole(Encoding encoding)
    {
        var lines = Enumerable.Range(0, 60_000).Select(i => string.Join(',', i, new string('村', i % 7), "𠮷" + (i % 13), "x")).ToArray();
        var file = (byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes("a,b,c,d\n" + string.Join('\n', lines))];

        using var sheet = Reads.Open(file, "名单.csv");

        Reads.NextSheet(sheet).Skip(1).Select(row => string.Join(',', row.Cells.Take(4).Select(c => c.Text))).ShouldBe(lines);
    }

    [Test]
    public void A_file_that_is_ascii_for_megabytes_may_still_turn_out_GB18030_or_UTF8()
    {
        var ascii = string.Concat(Enumerable.Repeat("1234567890,abcdefghij\n", 150_000));
        foreach (var encoding in (Encoding[])[Gb18030, new UTF8Encoding(false)])
        {
            using var sheet = Reads.Open(encoding.GetBytes(ascii + "祁门县,平里镇\n"), "名单.csv");
            var rows = Reads.NextSheet(sheet);
            Reads.Show(rows[^1]).ShouldBe("150001: 祁门县|平里镇");
        }
    }

    [TestCase(10)]
    [TestCase(200_000)]
    public void UTF8_with_one_invalid_byte_is_refused_with_its_line_and_not_read_as_something_else(int goodLines)
    {
        var file = (byte[])[.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("平里镇,某某村\n", goodLines))), .. "张"u8, 0xFF, (byte)'\n', .. "平里镇,某某村\n"u8];

        var refusal = Reads.Refusal(file, "名单.csv");

        refusal.Code.ShouldBe("file.encoding");
        refusal.Message.ShouldContain($"第 {goodLines + 1} 行");
    }

    [Test]
    public void An_invalid_byte_in_GB18030_is_refused()
    {
        var file = (byte[])[.. Gb18030.GetBytes(string.Concat(Enumerable.Repeat("平里镇,某某村\n", 50))), 0xFF, 0xFF, (byte)'\n'];

        Reads.Refusal(file, "名单.csv").Code.ShouldBe("file.encoding");
    }

    [TestCase("a,b\n1,2\n", ',')]
    [TestCase("a\tb\n1,5\t2\n", '\t')]
    [TestCase("8月，名单\na;b;c\n1,5;2;\"x,y,z\"\n2,5;3,5;4\n", ';')]
    [TestCase("\"a,b,c\"\tx\n\"d,e,f\"\ty\n", '\t')]
    [TestCase("sep=;\na;b,c\n", ';')]
    [TestCase("姓名\n甲某\n", ',')]
    public void Finds_the_separator_in_the_first_lines(string text, char separator)
    {
        using var sheet = Reads.OpenText(text);
        var last = Reads.NextSheet(sheet)[^1];

        var lastLine = text.TrimEnd('\n').Split('\n')[^1];
        last.Cells.Count(cell => cell.Kind != CellKind.Empty).ShouldBe(lastLine.Contains('"', StringComparison.Ordinal) ? 2 : lastLine.Count(c => c == separator) + 1);
    }

    [Test]
    public void Rows_are_numbered_by_the_line_where_they_begin()
    {
        using var sheet = Reads.OpenText("a,b\r\n\r\n\"1\r\n2\",x\r3,y\n,,\n\n4,z");

        Reads.NextSheet(sheet).Select(Reads.Show).ShouldBe(["1: a|b", "3: 1\r\n2|x", "5: 3|y", "8: 4|z"]);
    }

    [Test]
    public void Ragged_rows_quotes_and_protected_ids_are_read_as_a_spreadsheet_program_would()
    {
        using var sheet = Reads.OpenText("a,b,c\n1\n1,2,3,4,5\n\"x \"\"y\"\"\",z\"z,\"q\"tail\n=\"0012\",\"=\"\"34\"\"\",\"\"\n");

        Reads.NextSheet(sheet).Select(Reads.Show).ShouldBe(["1: a|b|c", "2: 1", "3: 1|2|3|4|5", "4: x \"y\"|z\"z|qtail", "5: 0012|34"]);
    }

    [Test]
    public void An_unclosed_quote_is_told_with_the_line_where_it_opens()
    {
        var refusal = Reads.Refusal(Encoding.UTF8.GetBytes("a,b\n1,2\n3,\"x\n4,5\n"), "名单.csv");

        refusal.Code.ShouldBe("file.quote");
        refusal.Message.ShouldContain("第 3 行");
    }

    [Test]
    public void Two_lone_quotes_do_not_swallow_the_rows_between()
    {
        Reads.Refusal(Encoding.UTF8.GetBytes("a,b\n1,\"x\n2,y\n3,z\"w\n"), "名单.csv").Code.ShouldBe("file.quote");
    }

    [Test]
    public void Cells_stay_as_they_were_read_whatever_is_read_behind_them()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"平里镇{i},某某村,\"引\"\"号{i}\"")).ToArray();
        using var sheet = Reads.OpenText(string.Join('\n', lines));
        var rows = Reads.NextSheet(sheet);

        rows.Count.ShouldBe(lines.Length);
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i].Cells[0].Text.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"平里镇{i}"));
            rows[i].Cells[1].Span.SequenceEqual("某某村").ShouldBeTrue();
            rows[i].Cells[2].Text.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"引\"号{i}"));
        }
    }

    [Test]
    public void Reads_what_CsvHelper_reads()
    {
        foreach (var seed in Enumerable.Range(1, 300))
        {
            var random = new Random(seed);
            var separator = ",\t;"[random.Next(3)];
            var text = RandomTable(random, separator);

            using var sheet = Reads.OpenText(text);
            var ours = Reads.NextSheet(sheet).Select(row => string.Join('¦', row.Cells.Select(cell => cell.Text)).TrimEnd('¦')).ToList();

            ours.ShouldBe(ByCsvHelper(text, separator), $"seed {seed}: {text}");
        }
    }

    [Test]
    public void Random_text_is_read_without_losing_or_inventing_lines()
    {
        foreach (var seed in Enumerable.Range(1, 2000))
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => "a中\",\n\r\t;= "[random.Next(10)]));
            try
            {
                using var sheet = Reads.OpenText(text);
                var rows = Reads.NextSheet(sheet);
                rows.Select(row => row.Number).ShouldBeInOrder(SortDirection.Ascending);
                rows.Sum(row => row.Cells.Sum(cell => cell.Text?.Count(c => c is 'a' or '中') ?? 0)).ShouldBe(text.Count(c => c is 'a' or '中'), $"seed {seed}");
            }
            catch (IntakeRefusedException refused)
            {
                refused.Refusal.Code.ShouldBeOneOf("file.quote", "file.empty");
            }
        }
    }

    private static List<string> ByCsvHelper(string text, char separator)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = separator.ToString(), BadDataFound = null };
        using var parser = new CsvParser(new StringReader(text), configuration);
        var rows = new List<string>();
        while (parser.Read())
        {
            var row = string.Join('¦', parser.Record!).TrimEnd('¦');
            if (row.Length > 0)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static string RandomTable(Random random, char separator)
    {
        var lineEnd = random.Next(2) == 0 ? "\n" : "\r\n";
        var width = random.Next(2, 14);
        // Plain first lines, so that the separator is never in doubt.
        var text = new StringBuilder();
        for (var i = 0; i < 5; i++)
        {
            text.AppendJoin(separator, Enumerable.Range(0, width).Select(column => $"列{column}")).Append(lineEnd);
        }

        for (var i = random.Next(60); i > 0; i--)
        {
            var cells = Enumerable.Range(0, random.Next(6) == 0 ? random.Next(1, 20) : width).Select(_ => RandomCell(random, separator));
            text.AppendJoin(separator, cells).Append(random.Next(15) == 0 ? lineEnd + lineEnd : lineEnd);
        }

        return text.ToString();
    }

    private static string RandomCell(Random random, char separator) => random.Next(6) switch
    {
        0 => "",
        1 => "\"" + string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(6) switch { 0 => "\"\"", 1 => "\n", 2 => separator.ToString(), 3 => "\r\n", _ => "某" })) + "\"",
        2 => new string('村', random.Next(1, 40)),
        3 => " " + random.Next(100) + " ",
        _ => random.Next(1000).ToString(CultureInfo.InvariantCulture),
    };
}
