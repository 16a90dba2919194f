namespace AlertExchange.Pipeline.Verification;

/// <summary>What became of one row of a workbook of tasks.</summary>
/// <param name="Row">1-based row of the sheet.</param>
/// <param name="Head">As the row names them.</param>
/// <param name="Message">Chinese: what was done, or why nothing was.</param>
public sealed record TaskRowResult(int Row, string TaskId, string Head, TaskRowOutcome Outcome, string Message)
{
    /// <summary>Somebody is never printed.</summary>
    public override string ToString() => $"{nameof(TaskRowResult)} {{ {Row}, {Outcome} }}";
}
