using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>
/// What became of one department's rows of one month. Received = Rejected + Accepted and Accepted = Definite + Possible + None + Parked, always.
/// Parked rows could not be matched and wait as dead letters.
/// Replaced of the accepted rows no longer count, because a later file corrected or withdrew them. Warnings and tasks are those that this department's alerts are behind.
/// </summary>
public sealed record ReconciliationRow(DepartmentId Department, string DepartmentName, string Status, int Files,
    int Received, int Rejected, int Accepted, int Definite, int Possible, int None, int Warnings, int Tasks, int Replaced, int Parked)
{
    /// <summary>False when a number does not add up, which is a defect.</summary>
    public bool Balances => Received == Rejected + Accepted && Accepted == Definite + Possible + None + Parked;
}
