namespace AlertExchange.Contracts.Messages;

/// <summary>A submission came to its end.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="State">How it ended: <c>completed</c>, <c>completed-with-rejections</c>, <c>held</c> or <c>failed</c>.</param>
public sealed record SubmissionFinished(string SubmissionId, string State);
