using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Templates;

namespace AlertExchange.Pipeline.Liaisons;

/// <summary>What a department fills in, told from the definition of its forms.</summary>
public sealed class FormGuide(FormCatalog forms)
{
    /// <summary>The department's own; null when no file defines it.</summary>
    public DepartmentForms? Of(DepartmentId? department) => department is { } id ? forms.Department(id) : null;

    /// <summary>The form of a kind's id, or null.</summary>
    public FormDefinition? Form(DepartmentId? department, string? kind) =>
        department is { } id && AlertKinds.TryParse(kind, out var parsed) ? forms.Form(id, parsed) : null;

    /// <summary>The workbook that a liaison fills in.</summary>
    public static void WriteTemplate(FormDefinition form, Stream output) => TemplateWriter.Write(form, output);
}
