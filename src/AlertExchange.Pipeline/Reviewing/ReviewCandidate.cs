using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>One person proposed for a row, as the roster has them; the id masked.</summary>
public sealed record ReviewCandidate
{
    /// <summary>1 for the likeliest: how a decision names the candidate.</summary>
    public required int Number { get; init; }

    public required int PersonNo { get; init; }

    public required string PersonCode { get; init; }

    public required string HouseholdCode { get; init; }

    public required string Name { get; init; }

    /// <summary>First six and last four characters.</summary>
    public required string MaskedId { get; init; }

    /// <summary>The year alone: beside a masked id a birth date would give the id away.</summary>
    public int? BirthYear { get; init; }

    public string? Sex { get; init; }

    public string? Relation { get; init; }

    public HouseholdCategory Category { get; init; }

    public string? Township { get; init; }

    public string? Village { get; init; }

    /// <summary>Match probability in thousandths.</summary>
    public required int Score { get; init; }

    /// <summary>In Chinese, what led to them, what agrees, what contradicts.</summary>
    public required string Reasons { get; init; }

    public required MatchAttributes Agreeing { get; init; }

    public required MatchAttributes Conflicting { get; init; }

    /// <summary>Names are personal data: none is printed.</summary>
    public override string ToString() => $"{nameof(ReviewCandidate)} {{ {Number} }}";
}
