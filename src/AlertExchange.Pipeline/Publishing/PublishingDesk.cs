using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Engine.Access;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Publishing;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Publishing;

/// <summary>
/// Takes batches that a department's own system publishes: checks size, JSON, contract and rules, judges every alert as the intake judges
/// rows, and hands an accepted batch in as it came. From there on it is a submission like any other. Whatever the bytes are, the answer is
/// a reply.
/// </summary>
public sealed class PublishingDesk
{
    /// <summary>The longest batch, in bytes.</summary>
    public const int MaxBytes = PublishedBatch.MaxBytes;

    private readonly FormCatalog _forms;
    private readonly IntakeRequests _requests;
    private readonly PolicyDesk _policies;
    private readonly SubmissionDesk _desk;
    private readonly ExchangeSettings _settings;
    private readonly PlaceClock _clock;
    private readonly AuditTrail _audit;

    internal PublishingDesk(FormCatalog forms, IntakeRequests requests, PolicyDesk policies, SubmissionDesk desk, ExchangeSettings settings, PlaceClock clock, AuditTrail audit) =>
        (_forms, _requests, _policies, _desk, _settings, _clock, _audit) = (forms, requests, policies, desk, settings, clock, audit);

    /// <summary>Takes a batch that came by a department's exchange or by HTTP.</summary>
    /// <param name="by">Whose key it came with; null for an exchange, which is the department's by itself.</param>
    /// <param name="address">Where the request came from.</param>
    public async Task<BatchReply> TakeAsync(DepartmentId department, ReadOnlyMemory<byte> body, Viewer? by, string? address, CancellationToken cancellation)
    {
        var (batch, problems) = PublishedBatch.Read(body);
        if (batch is null)
        {
            return Refused(problems, body.Length <= PublishedBatch.MaxBytes ? PublishedBatch.PeekReference(body) : null, null, 0);
        }

        using (batch)
        {
            problems = batch.CheckRules(department, _policies.Current.Profile.CountyCode, null, Period.Of(_clock.Today), kind => _forms.Form(department, kind) is not null);
            return problems.Count > 0
                ? Refused(problems, batch.Reference, batch.Count == 0 ? null : batch.PeriodOf(0), batch.Count)
                : await TakeAsync(
                    department, batch, body, (scope, submission) => _audit.Append(scope, by, AuditAction.FileSubmitted, submission.SubmissionId, details: $"{submission.Period} batch", address: address), cancellation);
        }
    }

    private async Task<BatchReply> TakeAsync(
        DepartmentId department, PublishedBatch batch, ReadOnlyMemory<byte> body, Action<WriteScope, Submission> with, CancellationToken cancellation)
    {
        var period = batch.PeriodOf(0);
        var request = new SubmitRequest
        {
            FileName = $"{batch.Reference ?? "推送"}.json",
            Department = department,
            Period = period,
            // A month may come in many batches: what is not in this one has not gone away.
            Append = true,
            SubmittedBy = "接口推送",
        };
        var judged = Judge(batch, request);
        var rejected = batch.Count - judged.Accepted;
        if (rejected > _settings.ErrorRateLimit * batch.Count)
        {
            // Nobody is there to confirm a held file.
            return Refused(
                [new BatchProblem("alerts", "batch.too-many-rejected", $"{batch.Count} 条里有 {rejected} 条不能接收，超过限度，整批退回"), .. judged.Problems],
                batch.Reference, period, batch.Count);
        }

        using var content = new MemoryStream(body.ToArray(), writable: false);
        var (submission, isNew) = await _desk.HandInAsync(request, content, with, cancellation);
        return new BatchReply
        {
            Verdict = isNew ? BatchVerdict.Accepted : BatchVerdict.SameBatch,
            BatchReference = batch.Reference,
            SubmissionId = submission.SubmissionId,
            Period = period,
            Received = batch.Count,
            Accepted = judged.Accepted,
            Rejected = rejected,
            Problems = [.. judged.Problems.Take(BatchReply.MaxProblems)],
        };
    }

    /// <summary>What the reading station will make of the batch: pure, and the same every time.</summary>
    private (int Accepted, IReadOnlyList<BatchProblem> Problems) Judge(PublishedBatch batch, SubmitRequest request)
    {
        var sheets = new PublishedSheets(batch, request.Department, _forms);
        var session = IntakeSession.Open(sheets, _requests.For(request), _forms);
        var problems = new List<BatchProblem>();
        var seen = new HashSet<int>();
        var accepted = 0;
        foreach (var adapted in session.ReadRaw().Select(raw => CarefulAdapting.Adapt(session.Adapt, raw)))
        {
            accepted += adapted.Alerts.Count;
            seen.UnionWith(adapted.Alerts.Select(a => PublishedSheets.AlertOf(a.Source.Row)));
            foreach (var row in adapted.Rejected)
            {
                seen.Add(PublishedSheets.AlertOf(row.Row));
                problems.AddRange(row.Problems.Select(p => new BatchProblem(sheets.PathOf(row.Row, p.Column), p.Code, p.Sentence)));
            }
        }

        problems.AddRange(Enumerable.Range(0, batch.Count).Where(i => !seen.Contains(i))
            .Select(i => new BatchProblem($"alerts[{i}]", "row.not-data", "这一条看起来不是数据（合计、说明之类），没有读取")));
        return (accepted, problems);
    }

    private static BatchReply Refused(IReadOnlyList<BatchProblem> problems, string? reference, Period? period, int received) => new()
    {
        Verdict = BatchVerdict.Refused,
        BatchReference = reference,
        Period = period,
        Received = received,
        Accepted = 0,
        Rejected = received,
        Problems = [.. problems.Take(BatchReply.MaxProblems)],
    };
}
