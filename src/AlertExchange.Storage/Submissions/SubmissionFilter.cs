using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Submissions;

/// <summary>Which submissions a list shows; what is null does not matter.</summary>
public sealed record SubmissionFilter(Period? Period = null, SubmissionState? State = null);
