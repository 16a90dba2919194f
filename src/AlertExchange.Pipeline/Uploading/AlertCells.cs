using System.Globalization;
using System.Text.Json;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Rows;

namespace AlertExchange.Pipeline.Uploading;

/// <summary>What an alert says of each column of its form, for people: ids and telephone numbers masked, amounts in yuan.</summary>
internal static class AlertCells
{
    /// <summary>By field; fields of which it says nothing are not there.</summary>
    public static IReadOnlyDictionary<Field, string> Of(AlertMessage alert, FormDefinition form)
    {
        using var facts = JsonDocument.Parse(AlertJson.SerializeFacts(alert.Facts));
        var cells = new Dictionary<Field, string>();
        foreach (var column in form.Columns.Where(c => c.Field != Field.Ignore))
        {
            var text = OfSubject(alert, column.Field) ?? OfFacts(facts.RootElement, column);
            if (!string.IsNullOrEmpty(text))
            {
                cells.TryAdd(column.Field, MaskedCell.Of(text, column.Type));
            }
        }

        return cells;
    }

    /// <summary>The heading with its unit.</summary>
    public static string HeadingOf(FormColumn column) => RecordTable.HeadingOf(column);

    private static string? OfSubject(AlertMessage alert, Field field) => field switch
    {
        Field.Name => alert.Subject.Name,
        Field.CitizenId => alert.Subject.CitizenId ?? alert.Subject.CitizenIdAsWritten,
        Field.BirthDate => Text(alert.Subject.BirthDate),
        Field.Sex => alert.Subject.Sex,
        Field.Phone => alert.Subject.Phone,
        Field.Township => alert.Subject.Township,
        Field.Village => alert.Subject.Village,
        Field.Group => alert.Subject.Group,
        Field.Address => alert.Subject.Address,
        Field.HeadName => alert.Subject.HeadName,
        Field.HeadCitizenId => alert.Subject.HeadCitizenId,
        Field.OccurredOn => Text(alert.OccurredOn),
        _ => null,
    };

    private static string? OfFacts(JsonElement facts, FormColumn column)
    {
        if (!facts.TryGetProperty(Fields.NameOf(column.Field), out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when column.Codes.FirstOrDefault(c => c.Value == value.GetRawText()) is { } code => code.Label,
            JsonValueKind.Number => value.GetDecimal().ToString(column.Type == FieldType.Amount ? "#,0.##" : "0.####", CultureInfo.InvariantCulture),
            JsonValueKind.True => "是",
            JsonValueKind.False => "否",
            _ => null,
        };
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
