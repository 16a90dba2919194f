using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Silencing;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>催办: where townships are asked for their tasks. Whoever has one sees it beside the task; systems of theirs are told in the same transaction.</summary>
public sealed class ReminderDesk
{
    private readonly ExchangeStore _store;
    private readonly WarningDesk _warnings;
    private readonly Notices _notices;
    private readonly AuditTrail _audit;
    private readonly PlaceClock _clock;

    internal ReminderDesk(ExchangeStore store, WarningDesk warnings, Notices notices, AuditTrail audit, PlaceClock clock) =>
        (_store, _warnings, _notices, _audit, _clock) = (store, warnings, notices, audit, clock);

    /// <summary>
    /// Asks for the open tasks behind warnings. Tasks of silenced warnings alone, those that were asked for today, and those that wait for the
    /// bureau itself are passed over.
    /// </summary>
    public Task<BulkOutcome> RemindAsync(Viewer viewer, WarningSelection selection, CancellationToken cancellation)
    {
        var targets = _warnings.Targets(viewer.Rows, selection);
        var (now, today) = (_clock.Now, _clock.Today);
        return _store.WriteAsync(
            scope =>
            {
                var households = targets.Select(t => t.Household).ToHashSet();
                var warnings = _store.Warnings.LoadForHouseholds(scope, households);
                var places = targets.ToDictionary(t => t.WarningId, t => t.Place);
                var silences = _store.Bureau.Silences.Running(scope, now);
                var open = _store.Tasks.LoadForHouseholds(scope, households).Values.SelectMany(t => t)
                    .Where(t => t.State.IsInHand() && Causes(t, warnings).Any(w => places.TryGetValue(w.Due.WarningId, out var place) && !silences.Covers(w, place, now))).ToList();
                var asked = _store.Bureau.Reminders.Latest(scope, [.. open.Select(t => t.TaskId)]);
                var due = open.Where(t => !asked.TryGetValue(t.TaskId, out var at) || DateOnly.FromDateTime(PlaceClock.AtPlace(at).DateTime) < today).ToList();
                if (due.Count > 0)
                {
                    _store.Bureau.Reminders.Add(scope, [.. due.Select(t => t.TaskId)], viewer.Login, viewer.Name, now);
                    _notices.TellReminded(scope, [.. due.Select(t => (t, Causes(t, warnings).Max(w => w.Due.Period)))], today);
                    _audit.Append(scope, viewer, AuditAction.WarningHandled, WarningDesk.Subject(selection), details: $"remind {due.Count} tasks");
                }

                return new BulkOutcome(targets.Count, due.Count, households.Count - due.Count);
            }, cancellation);
    }

    private static IEnumerable<Warning> Causes(VerificationTask task, IReadOnlyDictionary<SubjectKey, List<Warning>> warnings) =>
        warnings.TryGetValue(task.Household, out var known) ? known.Where(w => task.Warnings.Contains(w.Due.WarningId)) : [];
}
