using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>催办: where townships are asked for their tasks. Whoever has one sees it beside the task; systems of theirs are told in the same transaction.</summary>
public sealed class ReminderDesk
{
    /// <summary>Households asked about in one transaction: everything that a list shows may be a county, and others want to write meanwhile.</summary>
    private const int Piece = 1000;

    private readonly ExchangeStore _store;
    private readonly WarningDesk _warnings;
    private readonly Notices _notices;
    private readonly AuditTrail _audit;
    private readonly PlaceClock _clock;

    internal ReminderDesk(ExchangeStore store, WarningDesk warnings, Notices notices, AuditTrail audit, PlaceClock clock) =>
        (_store, _warnings, _notices, _audit, _clock) = (store, warnings, notices, audit, clock);

    /// <summary>
    /// Asks for the open tasks behind warnings. Tasks of silenced warnings alone, those that were asked for today, and those that wait for the
    /// bureau itself are passed over: what is asked again after it broke off begins where it was.
    /// </summary>
    public async Task<BulkOutcome> RemindAsync(Viewer viewer, WarningSelection selection, CancellationToken cancellation)
    {
        var targets = _warnings.Targets(viewer.Rows, selection);
        var households = targets.ToLookup(t => t.Household);
        var asked = 0;
        foreach (var piece in households.Chunk(Piece))
        {
            asked += await _store.WriteAsync(scope => Remind(scope, viewer, selection, piece), cancellation);
        }

        return new BulkOutcome(targets.Count, asked, households.Count - asked);
    }

    /// <returns>How many tasks were asked for.</returns>
    private int Remind(WriteScope scope, Viewer viewer, WarningSelection selection, IReadOnlyCollection<IGrouping<SubjectKey, WarningTarget>> chosen)
    {
        var (now, today) = (_clock.Now, _clock.Today);
        var households = chosen.Select(h => h.Key).ToHashSet();
        var places = chosen.SelectMany(h => h).ToDictionary(t => t.WarningId, t => t.Place);
        var warnings = _store.Warnings.LoadForHouseholds(scope, households);
        var silences = _store.Bureau.Silences.Running(scope, now);
        var open = _store.Tasks.LoadForHouseholds(scope, households).Values.SelectMany(t => t)
            .Where(t => t.State.IsInHand() && Causes(t, warnings).Any(w => places.TryGetValue(w.Due.WarningId, out var place) && !silences.Covers(w, place, now))).ToList();
        var asked = _store.Bureau.Reminders.Latest(scope, [.. open.Select(t => t.TaskId)]);
        var due = open.Where(t => !asked.TryGetValue(t.TaskId, out var at) || DateOnly.FromDateTime(PlaceClock.AtPlace(at).DateTime) < today).ToList();
        if (due.Count > 0)
        {
            _store.Bureau.Reminders.Add(scope, [.. due.Select(t => t.TaskId)], viewer.Login, viewer.Name, now);
            _notices.TellReminded(scope, [.. due.Select(t => (t, Causes(t, warnings).Max(w => w.Due.Period)))], today);
            _audit.Append(scope, viewer, AuditAction.WarningHandled, Subject(selection), details: $"remind {due.Count} tasks");
        }

        return due.Count;
    }

    /// <summary>What the audit log calls it: the one warning, or the list.</summary>
    private static string Subject(WarningSelection selection) => selection is WarningSelection.Chosen { Warnings: [var one] } ? one.Value : "warnings";

    private static IEnumerable<Warning> Causes(VerificationTask task, IReadOnlyDictionary<SubjectKey, List<Warning>> warnings) =>
        warnings.TryGetValue(task.Household, out var known) ? known.Where(w => task.Warnings.Contains(w.Due.WarningId)) : [];
}
