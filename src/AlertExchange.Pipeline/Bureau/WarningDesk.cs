using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Storage;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Where warnings are listed and townships are asked for their tasks.</summary>
public sealed class WarningDesk(ExchangeStore store, ListCounts counts, AuditTrail audit, PlaceClock clock)
{
    /// <summary>One page, and how many there are.</summary>
    public (IReadOnlyList<ListedWarning> Lines, int Count) Page(RowScope rows, WarningFilter filter, Paging paging) => store.ReadLists(scope =>
    {
        var timed = AtNow(filter);
        var count = counts.Of(scope, rows, timed);
        return (store.Bureau.Warnings.Page(scope, rows, timed, paging, count), count);
    });

    public int Count(RowScope rows, WarningFilter filter) => store.ReadLists(scope => counts.Of(scope, rows, AtNow(filter)));

    /// <summary>The household of a code as people write it; null when there is none.</summary>
    public SubjectKey? Household(string code) => store.Read(scope => store.Bureau.Warnings.Household(scope, code.Trim()));

    /// <summary>What an act is about to be done to.</summary>
    public IReadOnlyList<WarningTarget> Targets(RowScope rows, WarningSelection selection) => store.ReadLists(scope => selection switch
    {
        WarningSelection.Chosen chosen => store.Bureau.Warnings.Targets(scope, rows, chosen.Warnings),
        WarningSelection.All all => store.Bureau.Warnings.Targets(scope, rows, AtNow(all.Filter)),
        _ => throw new ArgumentOutOfRangeException(nameof(selection)),
    });

    /// <summary>
    /// 催办: puts a mark on the open tasks behind warnings, which whoever has them sees. Tasks of silenced warnings alone, those that were asked
    /// for today, and those that wait for the bureau itself are passed over.
    /// </summary>
    public Task<BulkOutcome> RemindAsync(Viewer viewer, WarningSelection selection, CancellationToken cancellation)
    {
        var targets = Targets(viewer.Rows, selection);
        var (now, today) = (clock.Now, clock.Today);
        return store.WriteAsync(
            scope =>
            {
                var households = targets.Select(t => t.Household).ToHashSet();
                var (tasks, warnings, silences) = (store.Tasks.LoadForHouseholds(scope, households), store.Warnings.LoadForHouseholds(scope, households), store.Bureau.Silences.Running(scope, now));
                var places = targets.ToDictionary(t => t.WarningId, t => t.Place);
                var open = tasks.Values.SelectMany(t => t).Where(t => t.State.IsInHand() && t.Warnings.Any(w =>
                    places.TryGetValue(w, out var place) && warnings[t.Household].Find(known => known.Due.WarningId == w) is { } warning && !silences.Covers(warning, place, now))).ToList();
                var asked = store.Bureau.Reminders.Latest(scope, [.. open.Select(t => t.TaskId)]);
                var due = open.Where(t => !asked.TryGetValue(t.TaskId, out var at) || DateOnly.FromDateTime(PlaceClock.AtPlace(at).DateTime) < today).Select(t => t.TaskId).ToList();
                if (due.Count > 0)
                {
                    store.Bureau.Reminders.Add(scope, due, viewer.Login, viewer.Name, now);
                    audit.Append(scope, viewer, AuditAction.WarningHandled, Subject(selection), details: $"remind {due.Count} tasks");
                }

                return new BulkOutcome(targets.Count, due.Count, households.Count - due.Count);
            }, cancellation);
    }

    /// <summary>What the audit log calls it: the one warning, or the list.</summary>
    internal static string Subject(WarningSelection selection) => selection is WarningSelection.Chosen { Warnings: [var one] } ? one.Value : "warnings";

    private WarningFilter AtNow(WarningFilter filter) => filter with { Now = clock.Now };
}
