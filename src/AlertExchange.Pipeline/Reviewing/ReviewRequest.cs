using AlertExchange.Engine.Access;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>What somebody decides about a case.</summary>
public sealed record ReviewRequest
{
    public required CaseNumber Case { get; init; }

    /// <summary>The candidate's number in the list; null: the only one (accept), all of them (refuse).</summary>
    public int? Candidate { get; init; }

    /// <summary>The candidates by the numbers that storage gave people; wins over <see cref="Candidate"/>.</summary>
    public IReadOnlyList<int>? Persons { get; init; }

    /// <summary>The revision that was looked at; null: the newest.</summary>
    public int? Revision { get; init; }

    /// <summary>Who decides.</summary>
    public required string By { get; init; }

    /// <summary>Whose account decides; null for a command.</summary>
    public Viewer? Viewer { get; init; }

    /// <summary>Where the request came from; null for a command.</summary>
    public string? Address { get; init; }

    /// <summary>Why. May name people: it is stored sealed.</summary>
    public required string Reason { get; init; }

    /// <summary>A reason may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(ReviewRequest)} {{ {Case} }}";
}
