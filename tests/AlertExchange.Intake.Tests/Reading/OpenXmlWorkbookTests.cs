using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Tests.Reading;

[TestFixture]
public sealed class OpenXmlWorkbookTests
{
    [Test]
    public void Reads_a_workbook_as_the_liaison_sees_it()
    {
        using var book = Reads.Open(File.ReadAllBytes(Fixture("sample.xlsx")));

        Reads.NextSheet(book).Select(Reads.Show).ShouldBe(
        [
            "1: 自付超1万元人员名单",
            "2: 姓名|身份证号|出院日期|总费用|个人自付",
            "3: 甲某|341098195203151237|@2022-08-03|#68432.1|#10000",
            "4h: 乙某|#3.41098195203151E+17|2022.8.3|#20000|!#DIV/0!",
            "8h: 丙某|341098196809220481||#1|#12",
        ]);
        book.SheetName.ShouldBe("8月名单");
        book.SheetIsHidden.ShouldBeFalse();
        book.MergedRanges.ShouldBe([new CellRange(1, 1, 0, 4)]);
        book.NextSheet().ShouldBeTrue();
        (book.SheetName, book.SheetIsHidden).ShouldBe(("隐藏", true));
        book.NextSheet().ShouldBeFalse();
    }

    [Test]
    public void Merged_ranges_are_known_before_the_first_row_is_read()
    {
        using var book = Reads.Open(new WorkbookBuilder()
            .Sheet("表", "<row><c t=\"inlineStr\"><is><t>mergeCell ref=\"A9:B9\"</t></is></c></row>", after: "<mergeCells count=\"2\"><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"$B$3:$B$4\" /></mergeCells>")
            .Build());
        book.NextSheet();

        book.MergedRanges.ShouldBe([new CellRange(1, 2, 0, 2), new CellRange(3, 4, 1, 1)]);
        Reads.Rows(book).Count.ShouldBe(1);
    }

    [Test]
    public void Cells_and_rows_without_addresses_follow_the_one_before()
    {
        using var book = Reads.Open(new WorkbookBuilder()
            .Sheet("表", "<row><c><v>1</v></c><c r=\"D1\"><v>4</v></c><c><v>5</v></c></row><row r=\"7\"><c><v>7</v></c></row><row><c><v>8</v></c></row>", before: "<dimension ref=\"A1\"/>")
            .Build());

        Reads.NextSheet(book).Select(Reads.Show).ShouldBe(["1: #1|||#4|#5", "7: #7", "8: #8"]);
    }

    [Test]
    public void A_wrong_dimension_hides_nothing()
    {
        using var book = Reads.Open(new WorkbookBuilder()
            .Sheet("表", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"9\"><c r=\"F9\"><v>2</v></c></row>", before: "<dimension ref=\"A1:B2\"/>")
            .Build());

        Reads.NextSheet(book).Select(Reads.Show).ShouldBe(["1: #1", "9: |||||#2"]);
    }

    [Test]
    public void Rich_text_phonetic_hints_references_and_escapes_give_the_text_that_is_seen()
    {
        using var book = Reads.Open(new WorkbookBuilder()
            .SharedTexts("<si><r><t>张</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 三</t></r><rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></si><si><t>a&amp;b&#x4E2D;&lt;_x000D_</t></si><si/>")
            .Sheet("表", "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"inlineStr\"><is><r><t>行</t></r><r><t>内</t></r></is></c><c t=\"str\"><f>A1</f><v><![CDATA[x<y]]></v></c></row>")
            .Build());

        Reads.NextSheet(book).Select(Reads.Show).ShouldBe(["1: 张 三|a&b中<\r||行内|x<y"]);
    }

    [Test]
    public void Keeps_text_and_number_apart()
    {
        using var book = Reads.Open(new WorkbookBuilder()
            .Sheet("表", "<row><c><v>3.41098195203151E+17</v></c><c t=\"str\"><v>3.41098195203151E+17</v></c><c t=\"n\"><v>-0.1</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c><c t=\"d\"><v>2022-08-03</v></c><c><v>123456789012345678</v></c></row>")
            .Build());

        Reads.NextSheet(book).Select(Reads.Show).ShouldBe(["1: #3.41098195203151E+17|3.41098195203151E+17|#-0.1|?True|!#REF!|@2022-08-03|#1.2345678901234568E+17"]);
    }

    [Test]
    public void A_formula_that_nobody_calculated_is_not_an_empty_cell()
    {
        using var book = Reads.Open(new WorkbookBuilder().Sheet("表", "<row><c><f>1+1</f></c><c t=\"str\"><f>\"\"</f><v></v></c><c><f>2</f><v>2</v></c></row>").Build());

        Reads.NextSheet(book).Select(Reads.Show).ShouldBe(["1: !#未计算||#2"]);
    }

    [TestCase("14", "", "@2022-08-03")]
    [TestCase("31", "", "@2022-08-03")]
    [TestCase("58", "", "@2022-08-03")]
    [TestCase("170", "yyyy\"年\"m\"月\"d\"日\"", "@2022-08-03")]
    [TestCase("170", "[$-804]yyyy/m/d;@", "@2022-08-03")]
    [TestCase("170", "[DBNum1]m\"月\"", "@2022-08-03")]
    [TestCase("170", "#,##0.00\"days\"", "#44776")]
    [TestCase("170", "0.00_ ;[Red]\\-0.00\\ ", "#44776")]
    [TestCase("170", "General", "#44776")]
    [TestCase("170", "[h]:mm", "#44776")]
    [TestCase("0", "", "#44776")]
    [TestCase("49", "", "#44776")]
    public void A_number_is_a_date_when_its_format_shows_one(string id, string code, string expected)
    {
        var format = code.Length == 0 ? "" : $"<numFmts><numFmt numFmtId=\"{id}\" formatCode=\"{code.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/></numFmts>";
        using var book = Reads.Open(new WorkbookBuilder()
            .Styles($"{format}<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"{id}\"/></cellXfs>")
            .Sheet("表", "<row><c s=\"1\"><v>44776</v></c></row>")
            .Build());

        Reads.NextSheet(book).Select(Reads.Show).ShouldBe([$"1: {expected}"]);
    }

    [Test]
    public void The_1904_calendar_and_the_leap_day_that_never_was_are_known()
    {
        const string styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>";
        const string row = "<row><c s=\"0\"><v>1</v></c><c s=\"0\"><v>43314</v></c><c s=\"0\"><v>-5</v></c><c s=\"0\"><v>9999999</v></c></row>";
        using var usual = Reads.Open(new WorkbookBuilder().Styles(styles).Sheet("表", row).Build());
        using var old = Reads.Open(new WorkbookBuilder().Styles(styles).Date1904().Sheet("表", row).Build());

        Reads.NextSheet(usual).Select(Reads.Show).ShouldBe(["1: @1900-01-01|@2018-08-02|#-5|#9999999"]);
        Reads.NextSheet(old).Select(Reads.Show).ShouldBe(["1: @1904-01-02|@2022-08-03|@1903-12-27|#9999999"]);
    }

    [Test]
    public void Hidden_and_filtered_rows_are_read_and_said_so()
    {
        using var book = Reads.Open(new WorkbookBuilder()
            .Sheet("表", "<row hidden=\"1\"><c><v>1</v></c></row><row hidden=\"true\"><c><v>2</v></c></row><row hidden=\"0\"><c><v>3</v></c></row>")
            .Build());

        Reads.NextSheet(book).Select(Reads.Show).ShouldBe(["1h: #1", "2h: #2", "3: #3"]);
    }

    [Test]
    public void Prefixed_names_comments_and_unknown_elements_do_not_disturb()
    {
        using var book = Reads.Open(new WorkbookBuilder()
            .RawSheet("表", "<?xml version=\"1.0\"?><!-- a > b --><x:worksheet xmlns:x=\"m\"><x:sheetViews><x:row/></x:sheetViews><x:sheetData><x:row r='2' q=\"a>b\"><x:c r='B2'><x:f>1>0</x:f><x:v>5</x:v><x:extLst><x:v>6</x:v></x:extLst></x:c></x:row></x:sheetData></x:worksheet>")
            .Build());

        Reads.NextSheet(book).Select(Reads.Show).ShouldBe(["2: |#5"]);
    }

    [Test]
    public void Reads_what_ExcelDataReader_reads()
    {
        foreach (var seed in Enumerable.Range(1, 30))
        {
            var file = RandomWorkbook.Build(seed);

            using var book = Reads.Open(file);
            var rows = Reads.NextSheet(book);

            rows.Select(Reads.Show).ShouldBe(ExcelDataReaderOracle.Rows(file), $"seed {seed}");
        }
    }

    internal static string Fixture(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, "Reading", "Fixtures", name);
}
