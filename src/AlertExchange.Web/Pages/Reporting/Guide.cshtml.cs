using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Liaisons;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>One page a form: what goes in, and the template.</summary>
public sealed class GuideModel(FormGuide guide) : ReportingPage
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public DepartmentForms? Forms { get; private set; }

    public IActionResult OnGet()
    {
        Forms = guide.Of(Department);
        return Forms is null ? NotFound() : Page();
    }

    public IActionResult OnGetTemplate(string? kind)
    {
        if (guide.Form(Department, kind) is not { } form)
        {
            return NotFound();
        }

        var workbook = new MemoryStream();
        FormGuide.WriteTemplate(form, workbook);
        workbook.Position = 0;
        return File(workbook, Workbook, $"{form.DepartmentName}-{form.Kind.Title()}-模板.xlsx");
    }

    /// <summary>Columns that a template has; the others are understood where they stand.</summary>
    public static IEnumerable<FormColumn> Shown(FormDefinition form) => form.Columns.Where(c => c.InTemplate && c.Field != Field.Ignore);

    public static string Need(FormDefinition form, FormColumn column) => column.Required ? "必填" : form.RequireOneOf.Contains(column.Field) ? "至少填一项" : "选填";
}
