using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Codecs;

namespace AlertExchange.Storage.Households;

/// <summary>An alert that belongs to a household.</summary>
/// <param name="BatchId">The batch it came in.</param>
/// <param name="FileName">Of the file.</param>
/// <param name="ReceivedAt">When the file came.</param>
/// <param name="Counts">False when a later file replaced or withdrew it.</param>
public sealed record HouseholdAlertRow(
    LedgerEntry Entry, long BatchId, string SubmissionId, string FileName, DateTimeOffset ReceivedAt, DepartmentId Department, AlertKind Kind, Period Period, bool Counts);
