using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;
using AlertExchange.Intake.Templates;
using ClosedXML.Excel;

namespace AlertExchange.Intake.Tests.Templates;

public sealed class TemplateTests
{
    public static IEnumerable<TestCaseData> Forms => Given.Catalog.Departments.SelectMany(d => d.Forms).Select(f => new TestCaseData(f).SetArgDisplayNames(f.ToString()));

    [TestCaseSource(nameof(Forms))]
    public void The_sample_of_a_template_is_accepted_without_a_remark(FormDefinition form)
    {
        using var filled = Template(form, workbook =>
        {
            // The liaison copies the sample into the sheet to fill in.
            var sample = workbook.Worksheet("示例");
            var fill = workbook.Worksheet("填报");
            foreach (var cell in sample.RowsUsed().Skip(2).SelectMany(r => r.CellsUsed()))
            {
                var target = fill.Cell(cell.Address.RowNumber, cell.Address.ColumnNumber);
                _ = cell.DataType == XLDataType.Number ? target.SetValue(cell.GetDouble()) : target.SetValue(cell.GetString());
            }
        });

        var taken = Given.Take(SpreadsheetOpener.Open(filled, "模板.xlsx"), Given.Request(form.Department.Value));

        taken.Rejected.SelectMany(r => r.Problems).ShouldBeEmpty();
        taken.Alerts.SelectMany(a => a.Remarks).ShouldBeEmpty();
        taken.Alerts.Count.ShouldBe(form.SampleRows.Count);
        taken.Alerts.ShouldAllBe(a => a.Kind == form.Kind);
        taken.Report.Remarks.ShouldBeEmpty();
        taken.Report.Sheets.Where(s => s.Read).Select(s => s.Name).ShouldBe(["填报"]);
        taken.Report.Sheets.Where(s => !s.Read).Select(s => s.Name).ShouldBe(["示例", "填写说明"]);
        taken.Report.Sheets[0].Unbound.ShouldBeEmpty();
    }

    [Test]
    public void The_sample_sheet_alone_is_read_like_any_other_sheet()
    {
        using var file = Template(Given.Catalog.Departments[0].Forms[0], workbook => workbook.Worksheet("填报").Delete());

        var taken = Given.Take(SpreadsheetOpener.Open(file, "模板.xlsx"), Given.Request("agriculture"));

        taken.Alerts.Count.ShouldBe(1);
        taken.RemarkCodes.ShouldBeEmpty();
    }

    [Test]
    public void A_template_sent_back_empty_is_refused_and_its_sample_is_not_taken_for_data()
    {
        using var file = Template(Given.Catalog.Departments[0].Forms[0], _ => { });

        Should.Throw<IntakeRefusedException>(() => Given.Take(SpreadsheetOpener.Open(file, "模板.xlsx"), Given.Request("agriculture")))
            .Refusal.Code.ShouldBe("file.no-rows");
    }

    [Test]
    public void A_template_has_text_ids_drop_downs_notes_and_a_frozen_header()
    {
        using var file = Template(Given.Catalog.Form(new("housing"), Contracts.Alerts.AlertKind.UnsafeHousing)!, _ => { });
        using var workbook = new XLWorkbook(file);

        var sheet = workbook.Worksheet("填报");
        var headings = sheet.Row(2).CellsUsed().ToDictionary(c => c.GetString(), c => c.Address.ColumnNumber);
        sheet.Cell(3, headings["户主身份证号"]).Style.NumberFormat.NumberFormatId.ShouldBe(49);
        sheet.Cell(2, headings["危房等级"]).Comment.Text.ShouldContain("必填");
        sheet.Cell(3, headings["危房等级"]).DataValidation.Value.ShouldContain("A,B,C,D,隐患");
        sheet.SheetView.SplitRow.ShouldBe(2);
    }

    private static MemoryStream Template(FormDefinition form, Action<XLWorkbook> change)
    {
        using var written = new MemoryStream();
        TemplateWriter.Write(form, written);
        using var workbook = new XLWorkbook(written);
        change(workbook);
        var changed = new MemoryStream();
        workbook.SaveAs(changed);
        changed.Position = 0;
        return changed;
    }
}
