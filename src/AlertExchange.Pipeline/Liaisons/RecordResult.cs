using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake;

namespace AlertExchange.Pipeline.Liaisons;

/// <summary>What a case that was typed in came to.</summary>
public abstract record RecordResult
{
    private RecordResult()
    {
    }

    /// <summary>Handed in.</summary>
    public sealed record HandedIn(string SubmissionId) : RecordResult;

    /// <summary>Exactly this was handed in before.</summary>
    public sealed record SameRecord(string SubmissionId) : RecordResult;

    /// <summary>Something is to be put right; nothing was kept.</summary>
    /// <param name="Problems">By the column's heading as the table has it; null for the whole.</param>
    public sealed record Wrong(IReadOnlyList<RowProblem> Problems) : RecordResult;

    /// <summary>It can be handed in, but a person should look first; nothing was done.</summary>
    /// <param name="Replaces">The month has a case with the same key already, which would give way.</param>
    public sealed record Doubtful(IReadOnlyList<RowRemark> Doubts, bool Replaces) : RecordResult;
}
