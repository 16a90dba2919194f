using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Tasks;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>
/// What a silence held back is due when nothing silences it any more: a task is made for it, as if it had just been raised. Done in the
/// transaction that forgets it was held back, so that nothing is lost and nothing is done twice.
/// </summary>
public sealed class DueAgain(ExchangeStore store, PolicyDesk policies, PlaceClock clock)
{
    private const int Piece = 500;

    /// <returns>How many warnings have a task again.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        // Nothing is held back on most days: then nobody waits for a turn to write.
        if (store.Read(scope => store.Bureau.Silences.DueAgain(scope, clock.Now, 1)).Count == 0)
        {
            return 0;
        }

        var policy = policies.Current;
        for (var total = 0; ; cancellation.ThrowIfCancellationRequested())
        {
            var (taken, routed) = await store.WriteAsync(scope => Route(scope, policy), cancellation);
            total += routed;
            if (taken < Piece)
            {
                return total;
            }
        }
    }

    private (int Taken, int Routed) Route(WriteScope scope, PlacePolicy policy)
    {
        var now = clock.Now;
        var due = store.Bureau.Silences.DueAgain(scope, now, Piece);
        var households = due.Select(d => d.Household).ToHashSet();
        var (warnings, tasks) = (store.Warnings.LoadForHouseholds(scope, households), store.Tasks.LoadForHouseholds(scope, households));
        var places = store.Bureau.Warnings.Targets(scope, RowScope.County, [.. due.Select(d => d.WarningId)]).ToDictionary(t => t.WarningId, t => t.Place);
        var (writes, routed) = (new List<TaskWrite>(), 0);
        foreach (var held in due.GroupBy(d => d.Household))
        {
            var ids = held.Select(h => h.WarningId).ToHashSet();
            var changes = warnings[held.Key].Where(w => ids.Contains(w.Due.WarningId) && w.Status is WarningStatus.Raised or WarningStatus.Escalated)
                .Select(w => new WarningChange(WarningChangeKind.Raise, w)).ToList();
            var earlier = tasks.TryGetValue(held.Key, out var list) ? list : [];
            var (open, last, newest) = (earlier.Find(t => t.State.IsOpen()), earlier.Count == 0 ? 0 : earlier[^1].Number, held.MaxBy(h => h.At)!);
            if (changes.Count > 0 && TaskRouter.Route(
                held.Key, places[newest.WarningId], changes, open, last, policy.Profile, policy.Calendar, DateOnly.FromDateTime(now.DateTime)) is { } change)
            {
                writes.Add(new TaskWrite(change.Task, newest.Period, newest.SubmissionId, now, change.Kind == TaskChangeKind.Open));
                routed += changes.Count;
            }
        }

        store.Tasks.Save(scope, writes);
        store.Bureau.Silences.Release(scope, [.. due.Select(d => d.WarningId)]);
        return (due.Count, routed);
    }
}
