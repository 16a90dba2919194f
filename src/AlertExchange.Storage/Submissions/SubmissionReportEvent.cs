using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Submissions;

/// <summary>What a submission that counts says about its department's reporting duty.</summary>
public sealed record SubmissionReportEvent(DepartmentId Department, Period Period, DateTimeOffset ReceivedAt, IReadOnlyList<AlertKind> Kinds);
