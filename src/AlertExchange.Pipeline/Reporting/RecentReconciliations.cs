using System.Collections.Concurrent;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Reporting;

/// <summary>
/// The reconciliation for pages that many look at: what was counted is shown for a few seconds, unless a warning, a task or a file changed.
/// Commands and exports ask <see cref="ExchangeReports"/> itself.
/// </summary>
public sealed class RecentReconciliations(ExchangeStore store, ExchangeReports reports, TimeProvider time)
{
    private const int MostMonths = 24;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Period, (MonthReconciliation Counted, long Revision, long At)> _kept = new();
    private readonly Lock _gate = new();

    public MonthReconciliation Of(Period period)
    {
        // One counts, the others take what it counted.
        lock (_gate)
        {
            var revision = store.Read(store.Bureau.Figures.Revision);
            if (_kept.TryGetValue(period, out var kept) && kept.Revision == revision && time.GetElapsedTime(kept.At) < Fresh)
            {
                return kept.Counted;
            }

            var counted = reports.Reconcile(period);
            if (_kept.Count > MostMonths)
            {
                _kept.Clear();
            }

            _kept[period] = (counted, revision, time.GetTimestamp());
            return counted;
        }
    }
}
