using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Reconciliation;

/// <summary>The figures of a period by department.</summary>
public sealed class ReconciliationRepository
{
    /// <summary>Departments that sent anything, by id; the others are the caller's to add.</summary>
    public IReadOnlyList<DepartmentReconciliation> ForPeriod(ReadScope scope, Period period) => throw new NotImplementedException();
}
