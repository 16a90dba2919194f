using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Tasks;

namespace AlertExchange.Pipeline.Tracing;

/// <summary>Goes after one row of one file: what was done with it, step by step.</summary>
internal sealed class RowPath(ExchangeStore store)
{
    /// <summary>The paths of the rows with this number; several when sheets share it and none is named.</summary>
    public IEnumerable<(string Sheet, IEnumerable<RowStep> Steps)> Of(ReadScope scope, Submission submission, int row, string? sheet)
    {
        foreach (var rejection in store.Batches.FindRejections(scope, submission.SubmissionId, row).Where(r => sheet is null || r.Sheet == sheet).Select(StoredRows.Rejected))
        {
            yield return (rejection.Sheet, [new RowStep.Rejected(rejection.Problems)]);
        }

        foreach (var batch in store.Batches.FindByRow(scope, submission.SubmissionId, sheet, row))
        {
            var alerts = store.Batches.ReadAlerts(scope, batch.BatchId);
            for (var i = 0; i < alerts.Count; i++)
            {
                if (alerts[i].Source.Row == row)
                {
                    yield return (batch.Sheet, Steps(scope, batch, alerts[i], i));
                }
            }
        }
    }

    private IEnumerable<RowStep> Steps(ReadScope scope, BatchInfo batch, AlertMessage alert, int ordinal)
    {
        yield return new RowStep.Accepted(alert);
        foreach (var remark in alert.Remarks)
        {
            yield return new RowStep.Remarked(remark);
        }

        var matches = store.Batches.ReadMatches(scope, batch.BatchId);
        if (ordinal >= matches.Count)
        {
            yield return new RowStep.Unmatched();
            yield break;
        }

        var match = matches[ordinal];
        if (match.Outcome == MatchOutcome.Parked)
        {
            yield return new RowStep.Parked(batch, ordinal, match);
            yield break;
        }

        yield return new RowStep.Matched(batch, alert, match);
        if (match.Outcome == MatchOutcome.Possible || match.Strategy == MatchStrategy.ClericalReview)
        {
            yield return new RowStep.InReview(new CaseNumber(batch.BatchId, ordinal), match.Outcome);
        }

        if (batch.State == BatchState.Staged)
        {
            yield return new RowStep.Held();
        }
        else if (DeadAlerts.IsSet(store.Batches.ReadDead(scope, batch.BatchId), ordinal))
        {
            yield return new RowStep.Replaced();
        }

        foreach (var entry in store.Batches.ReadLedger(scope, batch.BatchId).Where(e => e.Ordinal == ordinal))
        {
            foreach (var step in WarningSteps(scope, entry))
            {
                yield return step;
            }
        }
    }

    private IEnumerable<RowStep> WarningSteps(ReadScope scope, LedgerEntry entry)
    {
        var tasks = store.Tasks.ListForHousehold(scope, entry.Household);
        foreach (var row in store.Warnings.ListForHousehold(scope, entry.Household).Where(w => w.Warning.Due.Alerts.Contains(entry.AlertId)))
        {
            yield return new RowStep.Warned(WarningTexts.Line(row), row.Warning.Due.Kind);
            foreach (var task in tasks.Where(t => t.Warnings.Contains(row.Warning.Due.WarningId)))
            {
                yield return new RowStep.Tasked(TaskTexts.Line(new TaskRow(task, row.HouseholdCode)));
            }
        }
    }
}
