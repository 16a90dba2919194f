using System.Globalization;
using AlertExchange.Intake.Forms;
using ClosedXML.Excel;

namespace AlertExchange.Intake.Templates;

/// <summary>One template being drawn.</summary>
internal sealed class TemplateWorkbook(FormDefinition form)
{
    private const int HeaderRow = 2;

    /// <summary>Rows prepared with formats and drop-downs; more may be appended below.</summary>
    private const int PreparedRows = 1000;

    private readonly List<FormColumn> _columns = ColumnsOf(form);

    public void Write(Stream output)
    {
        using var workbook = new XLWorkbook();
        WriteForm(workbook.AddWorksheet(TemplateWriter.FillSheet), false);
        WriteForm(workbook.AddWorksheet(TemplateWriter.SampleSheet), true);
        WriteGuide(workbook.AddWorksheet(TemplateWriter.GuideSheet));
        workbook.SaveAs(output);
    }

    /// <summary>序号 first, then the form's own columns, then 备注.</summary>
    private static List<FormColumn> ColumnsOf(FormDefinition form)
    {
        var shown = form.Columns.Where(c => c.InTemplate).ToList();
        return [.. shown.Where(c => c.Field == Field.Ignore && c.Heading == "序号"), .. shown.Where(c => c.Field != Field.Ignore), .. shown.Where(c => c.Field == Field.Ignore && c.Heading != "序号")];
    }

    private void WriteForm(IXLWorksheet sheet, bool isSample)
    {
        var title = sheet.Range(1, 1, 1, _columns.Count).Merge();
        title.FirstCell().Value = form.Titles[0] + (isSample ? "（示例，请在“填报”工作表填写）" : "");
        title.Style.Font.SetBold().Font.SetFontSize(14).Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center);
        for (var i = 0; i < _columns.Count; i++)
        {
            WriteHeading(sheet.Cell(HeaderRow, i + 1), _columns[i], isSample);
            Prepare(sheet, i + 1, _columns[i], isSample ? form.SampleRows.Count : PreparedRows);
        }

        sheet.SheetView.FreezeRows(HeaderRow);
        for (var row = 0; isSample && row < form.SampleRows.Count; row++)
        {
            for (var i = 0; i < _columns.Count; i++)
            {
                WriteSample(sheet.Cell(HeaderRow + 1 + row, i + 1), _columns[i], row);
            }
        }
    }

    private void WriteHeading(IXLCell cell, FormColumn column, bool isSample)
    {
        cell.SetValue(HeadingOf(column));
        cell.Style.Font.SetBold().Fill.SetBackgroundColor(IsNeeded(column) ? XLColor.FromArgb(0xFF, 0xE6, 0x99) : XLColor.FromArgb(0xDD, 0xEB, 0xF7));
        cell.Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center).Alignment.SetWrapText(true).Border.SetOutsideBorder(XLBorderStyleValues.Thin);
        if (!isSample && column.Note.Length > 0)
        {
            cell.Comment.AddText($"{(IsNeeded(column) ? "必填。" : "")}{column.Note}");
        }
    }

    private static void Prepare(IXLWorksheet sheet, int index, FormColumn column, int rows)
    {
        sheet.Column(index).Width = column.Type switch
        {
            FieldType.CitizenId or FieldType.DisabilityCertificate or FieldType.StudentNumber => 24,
            _ when column.Heading == "序号" => 6,
            _ => Math.Max(12, column.Heading.Length * 2 + 4),
        };
        var cells = sheet.Range(HeaderRow + 1, index, HeaderRow + rows, index);
        if (column.Type is not (FieldType.Amount or FieldType.Decimal or FieldType.Integer))
        {
            cells.Style.NumberFormat.SetNumberFormatId((int)XLPredefinedFormat.Number.Text);
        }

        var choices = column.Type == FieldType.YesNo ? ["是", "否"] : column.Codes.Select(c => c.Label).ToArray();
        if (choices.Length > 0)
        {
            var list = cells.SetDataValidation();
            list.List($"\"{string.Join(',', choices)}\"", true);
            list.ErrorStyle = column.Open ? XLErrorStyle.Information : XLErrorStyle.Stop;
            list.ErrorTitle = column.Heading;
            list.ErrorMessage = "请从下拉列表中选择：" + string.Join("、", choices);
        }
    }

    private void WriteSample(IXLCell cell, FormColumn column, int row)
    {
        if (column.Field == Field.Ignore)
        {
            if (column.Heading == "序号")
            {
                cell.Value = row + 1;
            }

            return;
        }

        if (!form.SampleRows[row].TryGetValue(column.Field, out var text))
        {
            return;
        }

        if (column.Type is FieldType.Amount or FieldType.Decimal or FieldType.Integer)
        {
            cell.Value = double.Parse(text, CultureInfo.InvariantCulture);
        }
        else
        {
            cell.SetValue(text);
        }
    }

    private void WriteGuide(IXLWorksheet sheet)
    {
        sheet.Column(1).Width = 18;
        sheet.Column(2).Width = 10;
        sheet.Column(3).Width = 60;
        string[] lines =
        [
            $"{form.DepartmentName}：{form.Titles[0]}",
            form.Purpose,
            "在“填报”工作表填写，一行一条；“示例”工作表供参考，不会被读取。",
            "黄色表头为必填列。身份证号列已设为文本，请不要改成数字，以免末几位丢失。",
            "金额以元为单位；以万元填写的，请在表头写明，如“经济损失（万元）”。",
            "列的先后可以调整，可以增加自己需要的列；不要改动表头文字。",
            "本月没有情况的，请报送零报告，不要报送空表。",
        ];
        var row = 1;
        foreach (var line in lines)
        {
            sheet.Cell(row++, 1).SetValue(line);
        }

        sheet.Cell(1, 1).Style.Font.SetBold().Font.SetFontSize(14);
        row++;
        string[] heads = ["列", "是否必填", "怎样填"];
        for (var i = 0; i < heads.Length; i++)
        {
            sheet.Cell(row, i + 1).SetValue(heads[i]).Style.Font.SetBold();
        }

        foreach (var column in _columns)
        {
            row++;
            sheet.Cell(row, 1).SetValue(column.Heading);
            sheet.Cell(row, 2).SetValue(IsNeeded(column) ? "必填" : "选填");
            sheet.Cell(row, 3).SetValue(column.Note);
        }
    }

    private bool IsNeeded(FormColumn column) => column.Required || form.RequireOneOf.Contains(column.Field);

    private static string HeadingOf(FormColumn column) => column.Type == FieldType.Amount ? $"{column.Heading}（{column.Unit}）" : column.Heading;
}
