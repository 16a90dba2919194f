using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>The little of an alert that assessment needs: one entry of a household's history.</summary>
public readonly record struct HouseholdAlert
{
    public required AlertId AlertId { get; init; }

    public required AlertKind Kind { get; init; }

    public required DepartmentId Department { get; init; }

    public required Period Period { get; init; }

    public DateOnly? OccurredOn { get; init; }

    public required SubjectKey Person { get; init; }

    /// <summary>Yuan.</summary>
    public decimal? Measure { get; init; }

    public string? Code { get; init; }

    /// <summary>学年 of an education cost by its first year (2021 for 2021-2022); null where the row does not say.</summary>
    public int? SchoolYear { get; init; }

    /// <summary>Hash of the natural key without the period: the same event told again in another month has the same key.</summary>
    public required ulong EventKey { get; init; }
}
