namespace AlertExchange.Pipeline.Tracing;

/// <summary>What became of one row, step by step, in Chinese and without personal data.</summary>
public sealed record RowTrace(string SubmissionId, string File, string Sheet, int Row, IReadOnlyList<string> Steps);
