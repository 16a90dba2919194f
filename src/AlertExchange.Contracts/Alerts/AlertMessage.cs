using System.Text.Json.Serialization;
using AlertExchange.Contracts.Facts;
using AlertExchange.Contracts.Serialization;

namespace AlertExchange.Contracts.Alerts;

/// <summary>
/// 预警信息: one row of a department's file in standardized form. Its JSON form is described by
/// <c>contracts/alerts/&lt;kind&gt;.schema.json</c>.
/// </summary>
[JsonConverter(typeof(AlertMessageConverter))]
public sealed record AlertMessage
{
    public required AlertId AlertId { get; init; }

    public required AlertKind Kind { get; init; }

    public required DepartmentId Department { get; init; }

    /// <summary>The county's six-digit code (GB/T 2260), for example 341024.</summary>
    public required string Place { get; init; }

    public required Period Period { get; init; }

    /// <summary>The day the fact happened, where the form asks for it.</summary>
    public DateOnly? OccurredOn { get; init; }

    public required AlertSubject Subject { get; init; }

    public required AlertFacts Facts { get; init; }

    public required AlertSource Source { get; init; }

    /// <summary>What was repaired or looks doubtful. Empty for a clean row. Free of personal data.</summary>
    public IReadOnlyList<RowRemark> Remarks { get; init; } = [];

    public int SchemaVersion { get; init; } = 1;
}
