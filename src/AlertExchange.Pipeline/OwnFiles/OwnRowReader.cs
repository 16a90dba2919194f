using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.OwnFiles;

/// <summary>
/// Pages through the rows of a file. Rows stand in batches that know how many of each outcome they hold, so that a page opens the one or two
/// batches it lies in, whatever stands before it.
/// </summary>
internal sealed class OwnRowReader(ExchangeStore store)
{
    /// <summary>A page of rows, and how many there are.</summary>
    public (IReadOnlyList<OwnRow> Rows, int Count) Page(Submission submission, OwnRowFilter filter, Paging paging) => store.ReadWhole(scope => filter switch
    {
        OwnRowFilter.Rejected => (Rejected(scope, submission, paging), submission.Counts.Rejected),
        OwnRowFilter.Warned => Warned(scope, submission, paging),
        _ => Accepted(scope, submission, filter, paging),
    });

    private List<OwnRow> Rejected(ReadScope scope, Submission submission, Paging paging) =>
    [
        .. store.Batches.PageRejections(scope, submission.SubmissionId, paging).Select(StoredRows.Rejected)
            .Select(r => new OwnRow(r.Sheet, r.Row, "", "", "", null, IsRejected: true, string.Join("；", r.Problems.Select(p => p.Sentence)), HasDoubt: false, IsReplaced: false)),
    ];

    private (IReadOnlyList<OwnRow>, int) Accepted(ReadScope scope, Submission submission, OwnRowFilter filter, Paging paging)
    {
        var batches = store.Batches.List(scope, submission.SubmissionId);
        var rows = new List<OwnRow>(paging.Size);
        var skip = (Math.Max(1, paging.Page) - 1L) * paging.Size;
        foreach (var batch in batches)
        {
            var here = CountIn(batch, filter);
            if (skip >= here)
            {
                skip -= here;
                continue;
            }

            rows.AddRange(Open(scope, batch).Where(r => Shows(r, filter)).Skip((int)skip).Take(paging.Size - rows.Count));
            skip = 0;
            if (rows.Count == paging.Size)
            {
                break;
            }
        }

        return (rows, batches.Sum(b => CountIn(b, filter)));
    }

    /// <summary>Rows behind warnings: a page of warnings, and the rows of this file that stand behind each.</summary>
    private (IReadOnlyList<OwnRow>, int) Warned(ReadScope scope, Submission submission, Paging paging)
    {
        var (warnings, count) = store.SubmissionLists.WarnedAlerts(scope, submission.SubmissionId, paging);
        var wanted = warnings.SelectMany(alerts => alerts).ToHashSet();
        var rows = new List<OwnRow>();
        foreach (var batch in wanted.Count == 0 ? [] : store.Batches.List(scope, submission.SubmissionId))
        {
            var ids = store.Batches.ReadAlertIds(scope, batch.BatchId);
            var here = Enumerable.Range(0, ids.Count).Where(i => wanted.Remove(ids[i])).ToHashSet();
            if (here.Count > 0)
            {
                rows.AddRange(Open(scope, batch).Where((_, i) => here.Contains(i)));
            }
        }

        return (rows, count);
    }

    private IEnumerable<OwnRow> Open(ReadScope scope, BatchInfo batch)
    {
        var alerts = store.Batches.ReadAlerts(scope, batch.BatchId);
        var matches = store.Batches.ReadMatches(scope, batch.BatchId);
        var dead = store.Batches.ReadDead(scope, batch.BatchId);
        for (var i = 0; i < alerts.Count; i++)
        {
            yield return Row(batch, alerts[i], i < matches.Count ? matches[i].Outcome : null, DeadAlerts.IsSet(dead, i));
        }
    }

    private static OwnRow Row(BatchInfo batch, AlertMessage alert, MatchOutcome? outcome, bool isReplaced)
    {
        var id = alert.Subject.CitizenId ?? alert.Subject.CitizenIdAsWritten;
        return new OwnRow(
            batch.Sheet, alert.Source.Row, alert.Subject.Name ?? "", id is null ? "" : Masked.Id(id), alert.Facts.Measure is { } yuan ? yuan.ToString("#,0.##", CultureInfo.InvariantCulture) + " 元" : "", outcome, IsRejected: false, "",
            alert.Remarks.Any(r => r.IsDoubt), isReplaced);
    }

    private static int CountIn(BatchInfo batch, OwnRowFilter filter) => filter switch
    {
        OwnRowFilter.Accepted => batch.RowCount,
        OwnRowFilter.Definite => batch.Definite,
        OwnRowFilter.Possible => batch.Possible,
        OwnRowFilter.None => batch.None,
        OwnRowFilter.Parked => batch.Parked,
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    private static bool Shows(OwnRow row, OwnRowFilter filter) => filter switch
    {
        OwnRowFilter.Accepted => true,
        OwnRowFilter.Definite => row.Outcome == MatchOutcome.Definite,
        OwnRowFilter.Possible => row.Outcome == MatchOutcome.Possible,
        OwnRowFilter.None => row.Outcome == MatchOutcome.None,
        OwnRowFilter.Parked => row.Outcome == MatchOutcome.Parked,
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };
}
