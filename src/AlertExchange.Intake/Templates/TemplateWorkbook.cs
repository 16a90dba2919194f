using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Templates;

internal sealed class TemplateWorkbook(FormDefinition form)
{
    public void Write(Stream output) => throw new NotSupportedException(form.ToString() + output);
}
