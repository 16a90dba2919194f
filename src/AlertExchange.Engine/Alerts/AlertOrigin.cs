using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Alerts;

/// <summary>What the alerts of one sheet of one submission have in common.</summary>
public sealed record AlertOrigin(AlertKind Kind, DepartmentId Department, string Place, Period Period, string SubmissionId, string File, string Sheet, int SchemaVersion = 1)
{
    /// <summary>The origin of an alert.</summary>
    public static AlertOrigin Of(AlertMessage alert) =>
        new(alert.Kind, alert.Department, alert.Place, alert.Period, alert.Source.SubmissionId, alert.Source.File, alert.Source.Sheet, alert.SchemaVersion);
}
