using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>Warnings as lines.</summary>
internal static class WarningTexts
{
    public const string Raised = "raised", Escalated = "escalated", Withdrawn = "withdrawn", Closed = "closed";

    public static WarningLine Line(WarningRow row)
    {
        var due = row.Warning.Due;
        return new WarningLine
        {
            WarningId = due.WarningId.Value,
            HouseholdCode = row.HouseholdCode,
            PersonCode = row.PersonCode ?? "",
            TownshipCode = row.Place.TownshipCode,
            Township = row.Place.Township,
            Village = row.Place.Village,
            Rule = due.Rule,
            Kind = due.Kind.Id(),
            Department = due.Department.Value,
            Period = due.Period.ToString(),
            Measure = due.Measure,
            Threshold = due.Threshold,
            Status = row.Warning.Status switch
            {
                WarningStatus.Raised => Raised,
                WarningStatus.Escalated => Escalated,
                WarningStatus.Withdrawn => Withdrawn,
                WarningStatus.Closed => Closed,
                _ => throw new InvalidOperationException("Unknown status of a warning."),
            },
            Colour = due.Colour,
            Clause = due.Clause,
            Alerts = string.Join(' ', due.Alerts.Select(a => a.ToString()).Order(StringComparer.Ordinal)),
        };
    }
}
