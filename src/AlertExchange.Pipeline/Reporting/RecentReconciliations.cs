using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>The reconciliation for pages that many look at. Commands and exports ask <see cref="ExchangeReports"/> itself.</summary>
public sealed class RecentReconciliations(ExchangeStore store, ExchangeReports reports, TimeProvider time)
{
    private const int MostMonths = 24;

    private readonly Kept<Period, MonthReconciliation> _kept = new(time, MostMonths);

    public MonthReconciliation Of(Period period) => _kept.Of(period, store.Read(store.Bureau.Figures.Mark), () => reports.Reconcile(period));
}
