using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Errors;
using AlertExchange.Intake.Reading;
using ClosedXML.Excel;

namespace AlertExchange.Intake.Tests.Errors;

public sealed class ErrorWorkbookTests
{
    private static SheetOf File() => new SheetOf().Add(
        "8月",
        [
            ["某县名单"],
            ["单位：万元"],
            ["姓名", "身份证号", "费用", null, "备注"],
            [null, null, "总费用", "个人自付", null],
            ["张示例", Given.Id, "5", "1.2", null],
            ["李示例", Given.OtherId, "5", "不详", "=1+1"],
            ["王示例", 341098200811052000d, "5", "1.1", null],
        ],
        merges: [new(1, 1, 0, 4), new(3, 4, 0, 0), new(3, 4, 1, 1), new(3, 3, 2, 3), new(3, 4, 4, 4)]);

    [Test]
    public void The_liaisons_own_rows_come_back_with_what_is_wrong_and_can_be_corrected_and_sent_again()
    {
        var (taken, errors) = Errors();
        using (errors)
        using (var workbook = new XLWorkbook(errors))
        {
            var sheet = workbook.Worksheet("8月");
            sheet.Cell("A1").GetString().ShouldStartWith(CorrectionMark.Words);
            sheet.Cell("A3").GetString().ShouldBe("单位：万元");
            sheet.Cell("F4").GetString().ShouldBe("问题");
            sheet.RowsUsed().Count().ShouldBe(7);
            sheet.Cell("A6").GetString().ShouldBe("李示例");
            sheet.Cell("F6").GetString().ShouldContain("个人自付");
            sheet.Cell("F7").GetString().ShouldContain("末几位已丢失");
            sheet.Cell("B6").Style.NumberFormat.NumberFormatId.ShouldBe(49);
            sheet.Cell("E6").HasFormula.ShouldBeFalse();
            sheet.Cell("E6").Style.IncludeQuotePrefix.ShouldBeTrue();

            sheet.Cell("D6").SetValue("1.5");
            sheet.Cell("B7").SetValue("341098200811052172");
            using var corrected = new MemoryStream();
            workbook.SaveAs(corrected);
            corrected.Position = 0;

            var again = Given.Take(SpreadsheetOpener.Open(corrected, "更正.xlsx"), Given.Request("medical-insurance"));

            again.Rejected.ShouldBeEmpty();
            again.RemarkCodes.ShouldBeEmpty();
            again.Alerts.Select(a => a.Facts.Measure).ShouldBe([15000m, 11000m]);
            again.Alerts[0].AlertId.ShouldBe(taken.Rejected[0].AlertId!.Value);
            again.Report.IsCorrectionSheet.ShouldBeTrue();
            again.Report.Sheets[0].Unbound.ShouldBeEmpty();
        }
    }

    [Test]
    public void A_number_that_lost_digits_does_not_come_back_as_a_text_that_looks_whole()
    {
        var (_, errors) = Errors();
        using (errors)
        {
            var again = Given.Take(SpreadsheetOpener.Open(errors, "更正.xlsx"), Given.Request("medical-insurance"));

            again.Alerts.ShouldHaveSingleItem().Subject.CitizenIdState.ShouldBe(CitizenIdState.DigitsLost);
        }
    }

    [Test]
    public void An_ordinary_file_is_no_correction() => Given.Take(File(), Given.Request("medical-insurance")).Report.IsCorrectionSheet.ShouldBeFalse();

    private static (Taken Taken, MemoryStream Errors) Errors()
    {
        var taken = Given.Take(File(), Given.Request("medical-insurance"));
        var troubles = taken.Rejected.ToDictionary(r => (r.Sheet, r.Row), r => new RowTrouble(r.Problems, []));
        foreach (var alert in taken.Alerts.Where(a => a.Remarks.Any(r => r.IsDoubt)))
        {
            troubles.Add((alert.Source.Sheet, alert.Source.Row), new RowTrouble([], [.. alert.Remarks.Where(r => r.IsDoubt)]));
        }

        using var written = new MemoryStream();
        ErrorWorkbookWriter.Write(File(), taken.Session.Sheets, troubles, written).ShouldBe(2);
        return (taken, new MemoryStream(written.ToArray()));
    }
}
