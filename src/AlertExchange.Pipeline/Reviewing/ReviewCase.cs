using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Reviews;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>A row with possible matches, as a reviewer sees it. Names and places are shown, ids masked.</summary>
public sealed record ReviewCase
{
    public required CaseNumber Number { get; init; }

    /// <summary>Steps taken so far: what compare-and-set compares.</summary>
    public required int Revision { get; init; }

    public required ReviewState State { get; init; }

    public required DepartmentId Department { get; init; }

    public required AlertKind Kind { get; init; }

    public required Period Period { get; init; }

    public required string SubmissionId { get; init; }

    public required string File { get; init; }

    public required string Sheet { get; init; }

    /// <summary>1-based row of the sheet.</summary>
    public required int Row { get; init; }

    /// <summary>False when a later file replaced or withdrew the row.</summary>
    public required bool Counts { get; init; }

    public required string? Name { get; init; }

    /// <summary>What the row gives of an id, masked; empty where it gives none.</summary>
    public required string MaskedId { get; init; }

    public required string? Sex { get; init; }

    /// <summary>From a column of the row.</summary>
    public required int? BirthYear { get; init; }

    public required string? Township { get; init; }

    public required string? Village { get; init; }

    public required string? Address { get; init; }

    public required string? HeadName { get; init; }

    /// <summary>Yuan.</summary>
    public required decimal? Measure { get; init; }

    /// <summary>True when the alert alone crosses a line, were the likeliest candidate meant.</summary>
    public required bool IsSevere { get; init; }

    /// <summary>The roster that the row was matched with.</summary>
    public required int RosterVersion { get; init; }

    /// <summary>Likeliest first. Of a decided case: those that were proposed.</summary>
    public required IReadOnlyList<ReviewCandidate> Candidates { get; init; }

    /// <summary>The person that a standing decision accepted; 0 for nobody.</summary>
    public required int Accepted { get; init; }

    /// <summary>People that standing decisions refused.</summary>
    public required IReadOnlyList<int> Refused { get; init; }

    /// <summary>What was done, oldest first.</summary>
    public required IReadOnlyList<ReviewEvent> History { get; init; }

    /// <summary>Why it stands as it does, in Chinese.</summary>
    public required string Reasons { get; init; }

    internal UInt128 Subject { get; init; }

    internal ulong EventKey { get; init; }

    internal StoredMatch Match { get; init; }

    /// <summary>The decision that an undo would take back; null when none stands.</summary>
    internal long? Last { get; init; }

    /// <summary>True while a decision stands that could be taken back.</summary>
    public bool CanUndo => Last is not null;

    /// <summary>Names are personal data: none is printed.</summary>
    public override string ToString() => $"{nameof(ReviewCase)} {{ {Number}, {State} }}";
}
