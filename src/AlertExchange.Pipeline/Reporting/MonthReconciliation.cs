using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>A month's reconciliation.</summary>
/// <param name="Warnings">Standing warnings of the month.</param>
/// <param name="Tasks">Tasks that stand: households to visit. Less than the departments' sum where several ask for one visit.</param>
/// <param name="ParkedHouseholds">Households that could not be assessed and wait as dead letters.</param>
public sealed record MonthReconciliation(Period Period, IReadOnlyList<ReconciliationRow> Rows, int Warnings, int Tasks, int ParkedHouseholds)
{
    /// <summary>True when every department's numbers add up.</summary>
    public bool Balances => Rows.All(r => r.Balances);
}
