using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Tests.Reading;

[TestFixture]
public sealed class BinaryWorkbookTests
{
    private static byte[] Sample => File.ReadAllBytes(OpenXmlWorkbookTests.Fixture("sample.xls"));

    [Test]
    public void Reads_a_workbook_as_the_liaison_sees_it()
    {
        using var book = Reads.Open(Sample, "名单.xls");
        book.NextSheet().ShouldBeTrue();
        book.MergedRanges.ShouldBe([new CellRange(1, 1, 0, 4)]);

        Reads.Rows(book).Select(Reads.Show).ShouldBe(
        [
            "1: 自付超1万元人员名单",
            "2: 姓名|身份证号|出院日期|总费用|个人自付",
            "3: 甲某|341098195203151237|@2022-08-03|#68432.1|#10000.000000000007",
            "4h: 乙某|#3.410981952031512E+17|2022.8.3|#20000|!#DIV/0!",
            "8h: 丙某|341098196809220481||#1|#12",
        ]);
        (book.SheetName, book.SheetIsHidden).ShouldBe(("8月名单", false));
        book.NextSheet().ShouldBeTrue();
        (book.SheetName, book.SheetIsHidden).ShouldBe(("隐藏", true));
        book.NextSheet().ShouldBeFalse();
    }

    [Test]
    public void Reads_what_ExcelDataReader_reads_but_for_errors_which_that_leaves_out()
    {
        using var book = Reads.Open(Sample, "名单.xls");

        Reads.NextSheet(book).Select(row => Reads.Show(row).Replace("|!#DIV/0!", "", StringComparison.Ordinal)).ShouldBe(ExcelDataReaderOracle.Rows(Sample));
    }

    [Test]
    public void Texts_that_run_over_into_continue_records_are_whole()
    {
        // 9,000 different texts of both widths fill many CONTINUE records.
        var texts = Enumerable.Range(0, 9000).Select(i => i % 3 == 0 ? new string('x', i % 50) + i : "村" + new string('某', i % 40) + i).ToArray();
        var file = XlsBuilder.Build(texts);

        using var book = Reads.Open(file, "名单.xls");

        Reads.NextSheet(book).Select(row => row.Cells[0].Text).ShouldBe(texts);
        ExcelDataReaderOracle.Rows(file).Count().ShouldBe(texts.Length);
    }

    [Test]
    public void Cells_out_of_row_order_are_put_in_order()
    {
        var file = XlsBuilder.Build(["甲", "乙", "丙"], rowOrder: [2, 0, 1]);

        using var book = Reads.Open(file, "名单.xls");

        Reads.NextSheet(book).Select(Reads.Show).ShouldBe(["1: 甲", "2: 乙", "3: 丙"]);
    }
}
