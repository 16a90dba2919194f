using AlertExchange.Engine.Identity;
using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Rows;

/// <summary>How a cell of a file is shown: by what its column holds, and where nobody knows that, by whether it looks like a number that points at a person.</summary>
public static class MaskedCell
{
    /// <param name="type">Of the column that the cell was bound to; null where it was bound to none.</param>
    public static string Of(string text, FieldType? type) => type switch
    {
        FieldType.CitizenId => Masked.Id(text.Trim()),
        FieldType.DisabilityCertificate or FieldType.StudentNumber => Masked.Certificate(text.Trim()),
        FieldType.Phone => Masked.Phone(text.Trim()),
        FieldType.Amount or FieldType.Decimal or FieldType.Integer or FieldType.Percent or FieldType.Date or FieldType.Month => text,
        _ => Masked.Text(text),
    };
}
