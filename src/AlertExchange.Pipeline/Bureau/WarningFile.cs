using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>Opens one warning: what it says, what it rests on down to file and row, and what became of it.</summary>
public sealed class WarningFile(ExchangeStore store, PolicyDesk policies, AuditTrail audit, PlaceClock clock)
{
    /// <summary>Null when there is no such warning or none that may be seen. That it was opened is on record.</summary>
    public async Task<WarningDetail?> OpenAsync(Viewer viewer, WarningId id)
    {
        if (store.ReadWhole(scope => Open(scope, viewer.Rows, id)) is not { } detail)
        {
            return null;
        }

        await audit.RecordAsync(viewer, AuditAction.PersonViewed, detail.Listed.Row.HouseholdCode, details: id.Value);
        return detail;
    }

    private WarningDetail? Open(ReadScope scope, RowScope rows, WarningId id)
    {
        if (store.Bureau.Warnings.Find(scope, rows, id, clock.Now) is not { } listed)
        {
            return null;
        }

        var due = listed.Row.Warning.Due;
        var rule = policies.Current.Profile.Rules.LastOrDefault(r => r.Id == due.Rule);
        var history = store.Warnings.History(scope, id);
        var behind = Rows(scope, due, rule, history);
        var tasks = store.Tasks.ListForHousehold(scope, due.Household).Where(t => t.Warnings.Contains(id)).ToList();
        return new WarningDetail(listed, rule, WarningArithmetic.Of(due, rule, behind), behind, history, tasks);
    }

    /// <summary>First in the files that brought it about, then in others of the same time and kind, until all are found.</summary>
    private List<CountedRow> Rows(ReadScope scope, DueWarning due, PolicyRule? rule, IReadOnlyList<WarningEvent> history)
    {
        var wanted = due.Alerts.ToHashSet();
        var found = new List<CountedRow>();
        var kinds = (rule?.Kinds ?? []).Append(due.Kind).ToHashSet();
        var named = history.Select(e => e.SubmissionId).Where(s => s.Length > 0).Distinct();
        var batches = named.SelectMany(s => store.Batches.List(scope, s)).Concat(store.Batches.LiveOf(scope, kinds, new Period(due.WindowYear, 1), due.Period));
        foreach (var batch in batches.Where(b => b.State == BatchState.Live && kinds.Contains(b.Kind)).DistinctBy(b => b.BatchId))
        {
            if (wanted.Count == 0)
            {
                break;
            }

            var ids = store.Batches.ReadAlertIds(scope, batch.BatchId);
            var here = Enumerable.Range(0, ids.Count).Where(i => wanted.Remove(ids[i])).ToList();
            if (here.Count > 0)
            {
                var file = store.Submissions.Find(scope, batch.SubmissionId)!.FileName;
                var alerts = store.Batches.ReadAlerts(scope, batch.BatchId);
                found.AddRange(here.Select(i => Row(batch, alerts[i], file)));
            }
        }

        return [.. found.OrderBy(r => r.Period).ThenBy(r => r.SubmissionId, StringComparer.Ordinal).ThenBy(r => r.Row)];
    }

    private static CountedRow Row(BatchInfo batch, AlertMessage alert, string file) => new(
        batch.SubmissionId, file, batch.Sheet, alert.Source.Row, alert.Department, alert.Kind, alert.Period, alert.Facts.Measure, alert.OccurredOn, Surname(alert.Subject),
        Masked.OptionalId(alert.Subject.CitizenId ?? alert.Subject.CitizenIdAsWritten));

    private static string Surname(AlertSubject subject) => subject.Name is { Length: > 0 } whole ? string.Concat(whole.EnumerateRunes().Take(1)) + "*" : "";
}
