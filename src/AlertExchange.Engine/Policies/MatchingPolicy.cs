using AlertExchange.Engine.Matching;

namespace AlertExchange.Engine.Policies;

/// <summary>When a row that no valid id decides is put before a reviewer, and what may be decided without one.</summary>
public sealed record MatchingPolicy
{
    /// <summary>The least probability, 0 to 1, that a row means one of its candidates, for them to be proposed.</summary>
    public required Stated<decimal> ProposeAt { get; init; }

    /// <summary>
    /// Whether an id with one mistake counts like a valid one where it is unique in the county and name, birth date and village agree.
    /// </summary>
    public required Stated<bool> RepairedIdDefinite { get; init; }

    /// <summary>The least probability for that.</summary>
    public required Stated<decimal> RepairedIdAt { get; init; }

    /// <summary>What holds where a profile says nothing.</summary>
    public static MatchingPolicy Usual { get; } = new()
    {
        ProposeAt = new Stated<decimal>((decimal)LinkageThresholds.Usual.ProposeAt, Unstated),
        RepairedIdDefinite = new Stated<bool>(LinkageThresholds.Usual.RepairedIdDefinite, Unstated),
        RepairedIdAt = new Stated<decimal>((decimal)LinkageThresholds.Usual.RepairedIdAt, Unstated),
    };

    private const string Unstated = "通知未规定，系统约定";

    /// <summary>The figures without their clauses.</summary>
    public LinkageThresholds Thresholds => new((double)ProposeAt.Value, RepairedIdDefinite.Value, (double)RepairedIdAt.Value);
}
