using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.DeadLetters;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>The dead letters of the database: parked rows, parked households, submissions that ended with a fault.</summary>
internal sealed class StoredLetters(ExchangeStore store, FormCatalog forms) : IDeadLetterSource
{
    public IReadOnlyList<DeadLetterKind> Kinds { get; } = [DeadLetterKind.Row, DeadLetterKind.Household, DeadLetterKind.Submission];

    public Task<(IReadOnlyList<DeadLetter> Letters, int Count)> PageAsync(DeadLetterKind kind, Paging paging, CancellationToken cancellation) => Task.FromResult(store.Read(scope =>
    {
        switch (kind)
        {
            case DeadLetterKind.Row:
                return ([.. Rows(scope, store.DeadLetters.PageRows(scope, paging))], store.DeadLetters.CountRows(scope));
            case DeadLetterKind.Household:
                return ((IReadOnlyList<DeadLetter>)[.. store.DeadLetters.PageHouseholds(scope, paging).Select(Letter)], store.DeadLetters.CountHouseholds(scope));
            default:
                var failed = store.Submissions.ListFaulted(scope).Where(s => !IsReplaced(scope, s)).Select(Letter).ToList();
                return ([.. failed.Skip((paging.Page - 1) * paging.Size).Take(paging.Size)], failed.Count);
        }
    }));

    public Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DeadLetter>>(store.Read(scope =>
        Rows(scope, store.DeadLetters.ListRows(scope))
            .Concat(store.DeadLetters.ListHouseholds(scope).Select(Letter))
            .Concat(store.Submissions.ListFaulted(scope).Where(s => !IsReplaced(scope, s)).Select(Letter))
            .ToList()));

    public Task<(DeadLetter Letter, IReadOnlyList<LetterLine> Lines)?> FindAsync(string id, CancellationToken cancellation) => Task.FromResult(store.Read(scope => Find(scope, id)));

    /// <summary>The same file came again later and was taken: nobody has to repair the first attempt.</summary>
    private bool IsReplaced(ReadScope scope, Submission submission) => store.Submissions.ListByPeriod(scope, submission.Period)
        .SkipWhile(s => s.SubmissionId != submission.SubmissionId)
        .Any(s => s.SubmissionId != submission.SubmissionId && s.Department == submission.Department && s.FileDigest == submission.FileDigest && s.State != SubmissionState.Failed);

    private (DeadLetter, IReadOnlyList<LetterLine>)? Find(ReadScope scope, string id)
    {
        if (Letters.TryRow(id, out var batchId, out var ordinal) && store.DeadLetters.FindRow(scope, batchId, ordinal) is { } row)
        {
            return (Rows(scope, [row]).Single(), Lines(row, store.Batches.ReadAlerts(scope, batchId)[ordinal]));
        }

        if (Letters.TryHousehold(id, out var key) && store.DeadLetters.FindHousehold(scope, key) is { } household)
        {
            return (Letter(household), Lines(scope, household));
        }

        return Letters.TrySubmission(id, out var submissionId) && store.Submissions.Find(scope, submissionId) is { Fault: not null } submission
            ? (Letter(submission), Lines(scope, submission))
            : null;
    }

    private IEnumerable<DeadLetter> Rows(ReadScope scope, IEnumerable<StoredParkedRow> rows)
    {
        foreach (var batch in rows.GroupBy(r => r.BatchId))
        {
            var alerts = store.Batches.ReadAlerts(scope, batch.Key);
            foreach (var row in batch)
            {
                yield return new DeadLetter(
                    Letters.OfRow(row.BatchId, row.Ordinal), DeadLetterKind.Row, row.SubmissionId,
                    $"{row.FileName}　工作表「{row.Sheet}」第 {alerts[row.Ordinal].Source.Row} 行", row.Fault, row.ParkedAt);
            }
        }
    }

    private static DeadLetter Letter(ParkedHousehold household) => new(
        Letters.OfHousehold(household.Household), DeadLetterKind.Household, household.SubmissionId,
        household.HouseholdCode is { } code ? $"户编号 {code}" : "花名册外的农户", household.Fault, household.ParkedAt);

    private DeadLetter Letter(Submission submission) => new(
        Letters.OfSubmission(submission.SubmissionId), DeadLetterKind.Submission, submission.SubmissionId,
        $"{submission.FileName}（{NameOf(submission.Department)} {submission.Period}）", submission.Fault!.Code, submission.CompletedAt ?? submission.ReceivedAt);

    private List<LetterLine> Lines(StoredParkedRow row, AlertMessage alert)
    {
        var subject = alert.Subject;
        List<LetterLine> lines =
        [
            $"部门：{NameOf(row.Department)}　月份：{row.Period}　种类：{row.Kind.Title()}",
            new LetterLine($"对象：{Shorten(subject.Name)}　身份证号：{(subject.CitizenId is { } id ? Masked.Id(id) : "—")}（{DeadLetterTexts.Of(subject.CitizenIdState)}）　{subject.Township}{subject.Village}", IsPersonal: true),
        ];
        lines.AddRange(alert.Remarks.Select(r => new LetterLine($"{(r.IsDoubt ? "存疑" : "整理")}：{(r.Column is null ? "" : r.Column + "：")}{r.Message}", IsPersonal: true)));
        lines.Add("比对这一行时程序出错；同批的其他行已比对入账。程序修复后重做。");
        return lines;
    }

    private List<LetterLine> Lines(ReadScope scope, ParkedHousehold household)
    {
        var warnings = store.Warnings.ListForHousehold(scope, household.Household).Count;
        return
        [
            $"已有预警 {warnings} 条，保持原样",
            "研判这一户时程序出错；其他农户已研判。程序修复后重做。",
        ];
    }

    private List<LetterLine> Lines(ReadScope scope, Submission submission)
    {
        List<LetterLine> lines = [$"故障：{submission.Fault!.Message}（{submission.Fault.Stage} {submission.Fault.Code}）"];
        lines.AddRange(store.Submissions.History(scope, submission.SubmissionId).Select(e => (LetterLine)$"{PlaceClock.AtPlace(e.At):yyyy-MM-dd HH:mm:ss} {SubmissionWords.Of(e.State)}{(e.Note is null ? "" : " " + e.Note)}"));
        lines.Add("原文件仍在。查明原因后重做。");
        return lines;
    }

    private string NameOf(DepartmentId department) => forms.Department(department)?.Name ?? department.Value;

    // Enough to recognise the row by somebody who has the file, not enough for anybody else.
    private static string Shorten(string? name) => string.IsNullOrEmpty(name) ? "—" : name[..1] + new string('＊', Math.Max(1, name.Length - 1));
}
