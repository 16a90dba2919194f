using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Tasks;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>
/// What a silence held back is due when nothing silences it any more: a task is made for it, as if it had just been raised. Done in the
/// transaction that forgets it was held back, so that nothing is lost and nothing is done twice.
/// </summary>
public sealed class DueAgain
{
    private const int Piece = 500;

    private readonly ExchangeStore _store;
    private readonly PolicyDesk _policies;
    private readonly Notices _notices;
    private readonly PlaceClock _clock;

    internal DueAgain(ExchangeStore store, PolicyDesk policies, Notices notices, PlaceClock clock) => (_store, _policies, _notices, _clock) = (store, policies, notices, clock);

    /// <returns>How many warnings have a task again.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        // Nothing is held back on most days: then nobody waits for a turn to write.
        if (_store.Read(scope => _store.Bureau.Silences.DueAgain(scope, _clock.Now, 1)).Count == 0)
        {
            return 0;
        }

        var policy = _policies.Current;
        for (var total = 0; ; cancellation.ThrowIfCancellationRequested())
        {
            var (taken, routed) = await _store.WriteAsync(scope => Route(scope, policy), cancellation);
            total += routed;
            if (taken < Piece)
            {
                return total;
            }
        }
    }

    private (int Taken, int Routed) Route(WriteScope scope, PlacePolicy policy)
    {
        var now = _clock.Now;
        var due = _store.Bureau.Silences.DueAgain(scope, now, Piece);
        var households = due.Select(d => d.Household).ToHashSet();
        var (warnings, tasks) = (_store.Warnings.LoadForHouseholds(scope, households), _store.Tasks.LoadForHouseholds(scope, households));
        var places = _store.Bureau.Warnings.Targets(scope, RowScope.County, [.. due.Select(d => d.WarningId)]).ToDictionary(t => t.WarningId, t => t.Place);
        var (writes, assigned, routed) = (new List<TaskWrite>(), new List<(VerificationTask, IReadOnlyCollection<DueWarning>)>(), 0);
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
                if (change.Task.State == TaskState.Assigned && open?.Place.TownshipCode != change.Task.Place.TownshipCode)
                {
                    assigned.Add((change.Task, [.. changes.Select(c => c.Warning.Due)]));
                }
            }
        }

        _store.Tasks.Save(scope, writes);
        _notices.TellAssigned(scope, assigned);
        _store.Bureau.Silences.Release(scope, [.. due.Select(d => d.WarningId)]);
        return (due.Count, routed);
    }
}
