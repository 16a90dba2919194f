using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.DeadLetters;

/// <summary>A parked row with the file it stands in.</summary>
public sealed record StoredParkedRow(
    long BatchId, int Ordinal, string SubmissionId, DepartmentId Department, Period Period, string FileName, string Sheet, AlertKind Kind, string Fault, DateTimeOffset ParkedAt);
