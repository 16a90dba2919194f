using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Intake;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;

namespace AlertExchange.Pipeline.Tracing;

/// <summary>One thing that happened to a row. Who reads it decides which words it gets, and whether they are told of it at all.</summary>
public abstract record RowStep
{
    private RowStep()
    {
    }

    public sealed record Rejected(IReadOnlyList<RowProblem> Problems) : RowStep;

    public sealed record Accepted(AlertMessage Alert) : RowStep;

    public sealed record Remarked(RowRemark Remark) : RowStep;

    public sealed record Unmatched : RowStep;

    /// <summary>The program failed on it.</summary>
    public sealed record Parked(BatchInfo Batch, int Ordinal, StoredMatch Match) : RowStep;

    public sealed record Matched(BatchInfo Batch, AlertMessage Alert, StoredMatch Match) : RowStep;

    /// <summary>People decide, or did.</summary>
    public sealed record InReview(CaseNumber Case, MatchOutcome Outcome) : RowStep;

    /// <summary>The whole file waits for its department.</summary>
    public sealed record Held : RowStep;

    /// <summary>A later file replaced or withdrew it.</summary>
    public sealed record Replaced : RowStep;

    public sealed record Warned(WarningLine Warning, AlertKind Kind) : RowStep;

    public sealed record Tasked(TaskLine Task) : RowStep;
}
