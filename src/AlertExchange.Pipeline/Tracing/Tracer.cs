using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Tasks;

namespace AlertExchange.Pipeline.Tracing;

/// <summary>Answers where one row of one file went.</summary>
public sealed class Tracer(ExchangeStore store, LinkageDesk linkage)
{
    private const int ExplainedCandidates = 3;

    /// <summary>The row's way, a step a line; null when there is no such submission. Several traces when sheets share the row number.</summary>
    public IReadOnlyList<RowTrace>? Trace(string submissionId, int row, string? sheet = null) => store.Read(scope =>
        store.Submissions.Find(scope, submissionId) is { } submission ? Traces(scope, submission, row, sheet).ToList() : null);

    private IEnumerable<RowTrace> Traces(ReadScope scope, Submission submission, int row, string? sheet)
    {
        foreach (var rejection in store.Batches.ReadRejections(scope, submission.SubmissionId).Where(r => r.Row == row && (sheet is null || r.Sheet == sheet)).Select(StoredRows.Rejected))
        {
            yield return new RowTrace(submission.SubmissionId, submission.FileName, rejection.Sheet, row,
                ["退回：" + string.Join("；", rejection.Problems.Select(p => p.Sentence))]);
        }

        foreach (var batch in store.Batches.FindByRow(scope, submission.SubmissionId, sheet, row))
        {
            var alerts = store.Batches.ReadAlerts(scope, batch.BatchId);
            for (var i = 0; i < alerts.Count; i++)
            {
                if (alerts[i].Source.Row == row)
                {
                    yield return new RowTrace(submission.SubmissionId, submission.FileName, batch.Sheet, row, [.. Steps(scope, batch, alerts[i], i)]);
                }
            }
        }
    }

    private IEnumerable<string> Steps(ReadScope scope, BatchInfo batch, AlertMessage alert, int ordinal)
    {
        yield return $"接收：{batch.Kind.Title()} 预警信息 {alert.AlertId}";
        foreach (var remark in alert.Remarks)
        {
            yield return (remark.IsDoubt ? "存疑：" : "整理：") + (remark.Column is null ? "" : remark.Column + "：") + remark.Message;
        }

        var matches = store.Batches.ReadMatches(scope, batch.BatchId);
        if (ordinal >= matches.Count)
        {
            yield return "等待比对";
            yield break;
        }

        var match = matches[ordinal];
        var person = match.Best.PersonNo == 0 ? "" : "，人编号 " + store.Roster.PersonCodes(scope, [match.Best.PersonNo]).GetValueOrDefault(match.Best.PersonNo, "");
        if (match.Outcome == MatchOutcome.Parked)
        {
            yield return $"搁置：{MatchTexts.Reasons(match)}（alertx dead-letter show --id {Letters.OfRow(batch.BatchId, ordinal)}）";
            yield break;
        }

        yield return $"比对（花名册第 {batch.RosterVersion} 版）：{MatchTexts.Id(match.Outcome)} / {MatchTexts.Id(match.Strategy)}{person}；{MatchTexts.Reasons(match)}";
        foreach (var line in Weights(scope, batch, alert, match))
        {
            yield return line;
        }

        if (match.Outcome == MatchOutcome.Possible || match.Strategy == MatchStrategy.ClericalReview)
        {
            yield return $"人工审核：{new CaseNumber(batch.BatchId, ordinal)}（alertx review show {new CaseNumber(batch.BatchId, ordinal)}）";
        }

        if (batch.State == BatchState.Staged)
        {
            yield return "整份文件暂存，尚未入账";
        }
        else if (DeadAlerts.IsSet(store.Batches.ReadDead(scope, batch.BatchId), ordinal))
        {
            yield return "已被后来的报送替换或撤回，不再计入";
        }

        foreach (var entry in store.Batches.ReadLedger(scope, batch.BatchId).Where(e => e.Ordinal == ordinal))
        {
            foreach (var step in WarningSteps(scope, entry))
            {
                yield return step;
            }
        }
    }

    /// <summary>How the likeliest candidates of a row came by their probability.</summary>
    private IEnumerable<string> Weights(ReadScope scope, BatchInfo batch, AlertMessage alert, StoredMatch match)
    {
        if (match.Outcome != MatchOutcome.Possible && match.Strategy != MatchStrategy.RepairedId)
        {
            yield break;
        }

        var version = store.Submissions.Find(scope, batch.SubmissionId)?.LinkageVersion;
        var candidates = (match.Others ?? []).Prepend(match.Best).Take(ExplainedCandidates).ToList();
        var codes = store.Roster.PersonCodes(scope, [.. candidates.Select(candidate => candidate.PersonNo)]);
        foreach (var candidate in candidates)
        {
            if (linkage.Explain(batch.RosterVersion ?? 0, version, MatchQuery.From(alert), candidate.PersonNo) is { } explanation)
            {
                yield return $"候选人 {codes.GetValueOrDefault(candidate.PersonNo, "")}：" + string.Join("\n      ", explanation.Lines());
            }
        }
    }

    private IEnumerable<string> WarningSteps(ReadScope scope, LedgerEntry entry)
    {
        var tasks = store.Tasks.ListForHousehold(scope, entry.Household);
        foreach (var row in store.Warnings.ListForHousehold(scope, entry.Household).Where(w => w.Warning.Due.Alerts.Contains(entry.AlertId)))
        {
            var line = WarningTexts.Line(row);
            yield return $"预警 {line.WarningId}（{line.Status}）：{row.Warning.Due.Kind.Title()} {line.Measure}{line.Threshold}，依据 {line.Clause}";
            foreach (var task in tasks.Where(t => t.Warnings.Contains(row.Warning.Due.WarningId)).Select(t => TaskTexts.Line(new TaskRow(t, row.HouseholdCode))))
            {
                yield return $"核查任务 {task.TaskId}（{task.State}）：{task.Township ?? "待定乡镇"}，{task.AssignedOn:yyyy-MM-dd} 交办，期限 {task.DueOn:yyyy-MM-dd}";
            }
        }
    }
}
