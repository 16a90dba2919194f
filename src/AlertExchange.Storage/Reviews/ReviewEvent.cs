using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Review;
using AlertExchange.Storage.Codecs;

namespace AlertExchange.Storage.Reviews;

/// <summary>One step of a case of clerical review, as it was written down.</summary>
public sealed record ReviewEvent
{
    /// <summary>In the order of all steps of all cases; given when it is written.</summary>
    public long EventNo { get; init; }

    /// <summary>Whom the rows of the case say they mean (<see cref="ReviewSubject"/>).</summary>
    public required UInt128 Subject { get; init; }

    /// <summary>1 for the first step of the case.</summary>
    public required int Revision { get; init; }

    public required ReviewStep Step { get; init; }

    public required DepartmentId Department { get; init; }

    public required AlertKind Kind { get; init; }

    /// <summary>The natural key without the month that all rows of the case have.</summary>
    public required ulong EventKey { get; init; }

    /// <summary>The row that was looked at.</summary>
    public required long BatchId { get; init; }

    /// <summary>Its place in the batch.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The roster that the row was matched with.</summary>
    public required int RosterVersion { get; init; }

    /// <summary>The person accepted, or the people refused or proposed.</summary>
    public IReadOnlyList<int> Persons { get; init; } = [];

    /// <summary>For a proposal: the match as it stood.</summary>
    public StoredMatch? Proposal { get; init; }

    /// <summary>For an undo: the decision that it takes back.</summary>
    public long? Undoes { get; init; }

    public required string By { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>A reason may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(ReviewEvent)} {{ {EventNo}, {Step} }}";
}
