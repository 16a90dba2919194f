using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Templates;

/// <summary>Writes the workbook that a liaison fills in.</summary>
public static class TemplateWriter
{
    /// <summary>The sheet to fill in.</summary>
    public const string FillSheet = "填报";

    /// <summary>Filled sample rows; not read when another sheet of the workbook is a form.</summary>
    public const string SampleSheet = "示例";

    /// <summary>How to fill it in; never read.</summary>
    public const string GuideSheet = "填写说明";

    /// <summary>Writes an .xlsx with the sheets 填报, 示例 and 填写说明.</summary>
    public static void Write(FormDefinition form, Stream output) => new TemplateWorkbook(form).Write(output);
}
