using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>One department rule: which alerts of whom, put together how, are a reason to warn.</summary>
public sealed record PolicyRule
{
    /// <summary>Stays the same when a new year brings another line: the versions differ in validity.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<AlertKind> Kinds { get; init; }

    /// <summary>Empty: any department.</summary>
    public required IReadOnlyList<DepartmentId> Departments { get; init; }

    /// <summary>Closed codes of the facts that count (for example housing grades C, D, 隐患). Empty: any.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    public required AggregateFunction Function { get; init; }

    public required AggregateSubject Per { get; init; }

    public required AggregateWindow Window { get; init; }

    /// <summary>Null for presence rules.</summary>
    public ThresholdOperator? Operator { get; init; }

    /// <summary>Yuan; null for presence rules.</summary>
    public decimal? Amount { get; init; }

    public required PolicyScope Scope { get; init; }

    public required string Clause { get; init; }

    /// <summary>First day, inclusive; null: as long as the profile.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day, inclusive; null: open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Three-colour code of its warnings, where the place uses one.</summary>
    public string? Colour { get; init; }

    /// <summary>The operator and the line as exports write them; empty for presence rules.</summary>
    public string Threshold => Operator is { } op && Amount is { } amount ? op.Write(amount) : "";

    /// <summary>True when the rule is in force on <paramref name="day"/>.</summary>
    public bool IsInForce(DateOnly day) => !(day < ValidFrom) && !(day > ValidTo);
}
