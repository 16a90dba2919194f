using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Exports;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Tracing;

/// <summary>Answers where one row of one file went, for whoever runs the exchange.</summary>
public sealed class Tracer(ExchangeStore store, LinkageDesk linkage)
{
    private const int ExplainedCandidates = 3;

    private readonly RowPath _path = new(store);

    /// <summary>The row's way, a step a line; null when there is no such submission. Several traces when sheets share the row number.</summary>
    public IReadOnlyList<RowTrace>? Trace(string submissionId, int row, string? sheet = null) => store.Read(scope =>
        store.Submissions.Find(scope, submissionId) is { } submission
            ? _path.Of(scope, submission, row, sheet)
                .Select(path => new RowTrace(submissionId, submission.FileName, path.Sheet, row, [.. path.Steps.SelectMany(step => Lines(scope, step))])).ToList()
            : null);

    private IEnumerable<string> Lines(ReadScope scope, RowStep step) => step switch
    {
        RowStep.Rejected rejected => ["退回：" + string.Join("；", rejected.Problems.Select(p => p.Sentence))],
        RowStep.Accepted accepted => [$"接收：{accepted.Alert.Kind.Title()} 预警信息 {accepted.Alert.AlertId}"],
        RowStep.Remarked { Remark: var remark } => [(remark.IsDoubt ? "存疑：" : "整理：") + (remark.Column is null ? "" : remark.Column + "：") + remark.Message],
        RowStep.Unmatched => ["等待比对"],
        RowStep.Parked parked => [$"搁置：{MatchTexts.Reasons(parked.Match)}（alertx dead-letter show --id {Letters.OfRow(parked.Batch.BatchId, parked.Ordinal)}）"],
        RowStep.Matched matched => Match(scope, matched),
        RowStep.InReview review => [$"人工审核：{review.Case}（alertx review show {review.Case}）"],
        RowStep.Held => ["整份文件暂存，尚未入账"],
        RowStep.Replaced => ["已被后来的报送替换或撤回，不再计入"],
        RowStep.Warned { Warning: var line } warned => [$"预警 {line.WarningId}（{line.Status}）：{warned.Kind.Title()} {line.Measure}{line.Threshold}，依据 {line.Clause}"],
        RowStep.Tasked { Task: var task } => [$"核查任务 {task.TaskId}（{task.State}）：{task.Township ?? "待定乡镇"}，{task.AssignedOn:yyyy-MM-dd} 交办，期限 {task.DueOn:yyyy-MM-dd}"],
        _ => throw new InvalidOperationException("Unknown step of a row."),
    };

    private IEnumerable<string> Match(ReadScope scope, RowStep.Matched step)
    {
        var (batch, alert, match) = step;
        var person = match.Best.PersonNo == 0 ? "" : "，人编号 " + store.Roster.PersonCodes(scope, [match.Best.PersonNo]).GetValueOrDefault(match.Best.PersonNo, "");
        yield return $"比对（花名册第 {batch.RosterVersion} 版）：{MatchTexts.Id(match.Outcome)} / {MatchTexts.Id(match.Strategy)}{person}；{MatchTexts.Reasons(match)}";
        if (match.Outcome != MatchOutcome.Possible && match.Strategy != MatchStrategy.RepairedId)
        {
            yield break;
        }

        // How the likeliest candidates of a row came by their probability.
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
}
