using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Rows;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Liaisons;

/// <summary>
/// One case of a department that reports as things happen, typed into a page. It becomes a table of one row, which is checked and handed in as any
/// file is: there is no second way to read or judge a row.
/// </summary>
public sealed class RecordDesk(ExchangeStore store, FormCatalog forms, CheckDesk checks, SubmissionDesk desk, AuditTrail audit, PlaceClock clock)
{
    /// <summary>Forms of a department that reports case by case; none for the others.</summary>
    public IReadOnlyList<FormDefinition> FormsOf(DepartmentId? department) =>
        department is { } id && forms.Department(id) is { RealTime: true } realTime ? realTime.Forms : [];

    /// <summary>Checks what was typed and hands it in.</summary>
    /// <param name="isSeen">Its liaison has seen the doubts, and that an earlier case gives way.</param>
    public async Task<RecordResult> HandInAsync(Viewer viewer, FormDefinition form, IReadOnlyDictionary<Field, string> values, bool isSeen, CancellationToken cancellation)
    {
        var bytes = RecordTable.Write(form, values);
        var request = new SubmitRequest
        {
            FileName = string.Create(CultureInfo.InvariantCulture, $"单条上报{clock.Now:yyyyMMdd-HHmmss}.csv"),
            Department = form.Department,
            Period = Period.Of(clock.Today),
            Kind = form.Kind,
            // A month has many cases: what is not in this one has not gone away.
            Append = true,
            SubmittedBy = viewer.Name,
        };
        var (doubts, problems) = (new List<RowRemark>(), new List<RowProblem>());
        CheckResult result;
        try
        {
            using var content = new MemoryStream(bytes, writable: false);
            result = checks.Check(request, content, batch =>
            {
                doubts.AddRange(batch.Alerts.SelectMany(a => a.Remarks).Where(r => r.IsDoubt));
                problems.AddRange(batch.Rejected.SelectMany(r => r.Problems));
            }, cancellation);
        }
        catch (IntakeRefusedException refused)
        {
            var message = refused.Refusal.Code == "file.no-rows" ? "没有看到内容，或者内容像是合计、说明。请检查姓名等栏。" : refused.Refusal.Message;
            return new RecordResult.Wrong([new RowProblem(refused.Refusal.Code, null, message)]);
        }

        if (result.Rejected > 0)
        {
            return new RecordResult.Wrong(problems);
        }

        using var file = new MemoryStream(bytes, writable: false);
        var stored = await store.Files.StoreAsync(file, cancellation);
        if (store.Read(scope => store.Submissions.FindSameFile(scope, stored.KeyedDigest, form.Department, request.Period, SameReading.As(request))) is { } before)
        {
            store.Files.Delete(stored.FileId);
            return new RecordResult.SameRecord(before.SubmissionId);
        }

        if (!isSeen && (doubts.Count > 0 || result.Replaces > 0))
        {
            store.Files.Delete(stored.FileId);
            return new RecordResult.Doubtful(doubts, result.Replaces > 0);
        }

        var handedIn = await desk.HandInAsync(
            request, stored,
            (scope, receive) =>
            {
                var received = receive();
                if (received.IsNew)
                {
                    audit.Append(scope, viewer, AuditAction.FileSubmitted, received.Submission.SubmissionId, details: $"{request.Period} one record");
                }

                return received;
            }, cancellation);
        var (submission, isNew) = handedIn ?? throw new InvalidOperationException("A hand-in without conditions was not made.");
        return isNew ? new RecordResult.HandedIn(submission.SubmissionId) : new RecordResult.SameRecord(submission.SubmissionId);
    }
}
