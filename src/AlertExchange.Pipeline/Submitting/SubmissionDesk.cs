using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;
using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Storage;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.ZeroReports;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>Where files and zero reports are handed in.</summary>
public sealed class SubmissionDesk
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly ExchangeStore _store;
    private readonly FormCatalog _forms;
    private readonly SubmissionMonitor _monitor;
    private readonly ProgressLook _look;
    private readonly PlaceClock _clock;
    private readonly ExchangeMetrics _metrics;
    private readonly ClaimDispatch _dispatch;
    private readonly FileEntry _entry;

    internal SubmissionDesk(ExchangeStore store, FormCatalog forms, SubmissionMonitor monitor, ProgressLook look, PlaceClock clock, ExchangeMetrics metrics, ClaimDispatch dispatch) =>
        (_store, _forms, _monitor, _look, _clock, _metrics, _dispatch, _entry) = (store, forms, monitor, look, clock, metrics, dispatch, new FileEntry(store, dispatch, clock));

    /// <summary>
    /// Called once when a file that this process does not work on itself is stored and nobody takes it up; whoever hands it in may then begin to
    /// work. Nothing unless set.
    /// </summary>
    public Func<CancellationToken, Task>? Unattended { get; set; }

    /// <summary>Takes a file and waits until it came to its end.</summary>
    /// <param name="content">Seekable.</param>
    public async Task<SubmitResult> SubmitAsync(SubmitRequest request, Stream content, IProgress<(double? Part, string Text)> progress, CancellationToken cancellation)
    {
        using var activity = ExchangeTelemetry.Source.StartActivity(StationName.Submit);
        var result = await TakeAsync(request, content, progress, cancellation);
        var (outcome, submission) = result switch
        {
            SubmitResult.Ended ended => (Label.Of(ended.Summary.Submission.State), ended.Summary.Submission),
            SubmitResult.SameFile same => ("same-file", same.Earlier.Submission),
            _ => ("refused", null),
        };
        if (submission is not null)
        {
            activity.About(submission);
        }

        activity?.SetTag("alertexchange.outcome", outcome);
        _metrics.Submitted(request.Department, outcome);
        return result;
    }

    private async Task<SubmitResult> TakeAsync(SubmitRequest request, Stream content, IProgress<(double? Part, string Text)> progress, CancellationToken cancellation)
    {
        progress.Report((null, "正在检查文件"));
        if (Preflight(request, content) is { } refusal)
        {
            return new SubmitResult.Refused(refusal);
        }

        content.Position = 0;
        var file = await _store.Files.StoreAsync(content, cancellation);
        var (submission, watch) = await ReceiveAsync(request, file, cancellation);
        if (watch is null)
        {
            _store.Files.Delete(file.FileId);
            if (!submission.IsFinished && submission.State != SubmissionState.Held)
            {
                // The first copy is still under way, here or in another process: whoever sends it again is told how it ended.
                if (await WaitAsync(submission.SubmissionId, new SubmissionMonitor.Watch(), progress, cancellation) is not { } first)
                {
                    return new SubmitResult.Refused(new IntakeRefusal("file.refused-before", "同一个文件刚才由另一处报送，没有被接收。请看那里的提示，改正后重新报送。"));
                }

                submission = first;
            }

            return new SubmitResult.SameFile(SubmissionSummaries.Of(_store, submission));
        }

        if (submission.FileId != file.FileId)
        {
            // A held file that is confirmed goes on from its first copy.
            _store.Files.Delete(file.FileId);
        }

        var ended = await WaitAsync(submission.SubmissionId, watch, progress, cancellation)
            ?? throw new InvalidOperationException($"Submission {submission.SubmissionId} vanished.");
        if (ended is { State: SubmissionState.Failed, Fault: { Stage: "intake" } fault } && !fault.Code.StartsWith("fault.", StringComparison.Ordinal))
        {
            await DiscardAsync(ended, cancellation);
            return new SubmitResult.Refused(new IntakeRefusal(fault.Code, fault.Message));
        }

        return new SubmitResult.Ended(SubmissionSummaries.Of(_store, ended));
    }

    /// <summary>Takes a checked batch in and sends it on its way, without waiting for its end.</summary>
    /// <param name="with">What else is written in the same transaction when it is new.</param>
    /// <returns>The submission, and false when the same content came before.</returns>
    public async Task<(Submission Submission, bool IsNew)> HandInAsync(SubmitRequest request, Stream content, Action<WriteScope, Submission> with, CancellationToken cancellation) =>
        await HandInUnconditionallyAsync(request, await _store.Files.StoreAsync(content, cancellation), with, cancellation);

    /// <summary>Takes a sealed file in after a glance at it and sends it on its way, without waiting for its end. What is not kept of it is removed.</summary>
    /// <param name="with">What else is written in the same transaction when it is new.</param>
    public async Task<HandInResult> HandInAsync(SubmitRequest request, StoredFile file, Action<WriteScope, Submission> with, CancellationToken cancellation)
    {
        IntakeRefusal? refusal;
        await using (var content = _store.Files.OpenRead(file.FileId))
        {
            refusal = Preflight(request, content);
        }

        if (refusal is not null)
        {
            _store.Files.Delete(file.FileId);
            _metrics.Submitted(request.Department, "refused");
            return new HandInResult.Refused(refusal);
        }

        var (submission, isNew) = await HandInUnconditionallyAsync(request, file, with, cancellation);
        return isNew ? new HandInResult.New(submission) : new HandInResult.SameFile(submission);
    }

    /// <summary>
    /// The same for a file that is sealed already. Whatever happens it belongs to this desk then: it is the submission's, or removed where the
    /// same content came before.
    /// </summary>
    /// <param name="around">
    /// Runs inside the transaction and calls what it is given, once, to have the file received; or gives null, and nothing was done. It may be
    /// run again after a lost connection.
    /// </param>
    public async Task<(Submission Submission, bool IsNew)?> HandInAsync(
        SubmitRequest request, StoredFile file, Func<WriteScope, Func<(Submission Submission, bool IsNew)>, (Submission Submission, bool IsNew)?> around, CancellationToken cancellation)
    {
        if (await _store.WriteAsync(scope => around(scope, () => _entry.Receive(scope, request, file)), cancellation) is not { } received)
        {
            return null;
        }

        if (received.Submission.FileId != file.FileId)
        {
            // The same content came before, or a held file that is confirmed goes on from its first copy.
            _store.Files.Delete(file.FileId);
        }

        if (received.IsNew)
        {
            // Nobody here waits for it.
            await _dispatch.SendAsync(received.Submission, cancellation);
        }

        _metrics.Submitted(request.Department, received.IsNew ? "handed-in" : "same-file");
        return received;
    }

    private async Task<(Submission Submission, bool IsNew)> HandInUnconditionallyAsync(
        SubmitRequest request, StoredFile file, Action<WriteScope, Submission> with, CancellationToken cancellation) =>
        await HandInAsync(
            request, file,
            (scope, receive) =>
            {
                var received = receive();
                if (received.IsNew)
                {
                    with(scope, received.Submission);
                }

                return received;
            }, cancellation) ?? throw new InvalidOperationException("A hand-in without conditions was not made.");

    /// <summary>Records a zero report; refused when data exist for the month.</summary>
    /// <param name="with">What else is written in the same transaction.</param>
    public Task<ZeroReportOutcome> ReportZeroAsync(DepartmentId department, Period period, string by, CancellationToken cancellation, Action<WriteScope, ZeroReportOutcome>? with = null) =>
        _store.WriteAsync(
            scope =>
            {
                var outcome = _store.ZeroReports.Report(scope, department, period, by, _clock.Now);
                with?.Invoke(scope, outcome);
                return outcome;
            }, cancellation);

    /// <summary>Lets a file go on that waits because many of its rows were rejected.</summary>
    /// <param name="with">What else is written in the same transaction.</param>
    /// <returns>False when it no longer waits, or a later file of the month would give way to it.</returns>
    public async Task<bool> ReleaseAsync(Submission held, Action<WriteScope> with, CancellationToken cancellation)
    {
        var released = await _store.WriteAsync(
            scope =>
            {
                if (_store.Submissions.Find(scope, held.SubmissionId) is not { State: SubmissionState.Held } waiting || _store.SubmissionLists.IsOvertaken(scope, waiting))
                {
                    return null;
                }

                var confirmed = _entry.Confirm(scope, waiting);
                _dispatch.Claim(scope, _store, confirmed.SubmissionId);
                with(scope);
                return confirmed;
            }, cancellation);
        if (released is null)
        {
            return false;
        }

        await _dispatch.SendAsync(released, cancellation);
        return true;
    }

    /// <summary>0 to 1, or null when nobody can say, and what is being done with a file, in Chinese.</summary>
    public (double? Part, string Text) ProgressOf(Submission submission) => _look.Of(submission);

    /// <summary>A submission as its liaison is told of it; null when there is none.</summary>
    public SubmissionSummary? Find(string submissionId) =>
        _store.Read(scope => _store.Submissions.Find(scope, submissionId)) is { } submission ? SubmissionSummaries.Of(_store, submission) : null;

    private IntakeRefusal? Preflight(SubmitRequest request, Stream content)
    {
        if (_forms.Department(request.Department) is null)
        {
            return new IntakeRefusal("department.unknown", $"没有代号为「{request.Department}」的部门，可用：{string.Join("、", _forms.Departments.Select(d => d.Id.Value))}");
        }

        try
        {
            using var sheets = SpreadsheetOpener.Open(content, request.FileName);
            return null;
        }
        catch (IntakeRefusedException refused)
        {
            return refused.Refusal;
        }
    }

    /// <summary>Takes the file in and sends its claim check on its way; nothing to watch when the same file came before.</summary>
    private async Task<(Submission Submission, SubmissionMonitor.Watch? Watch)> ReceiveAsync(SubmitRequest request, StoredFile file, CancellationToken cancellation)
    {
        var received = await _store.WriteAsync(scope => _entry.ReceiveOnRecord(scope, request, file), cancellation);
        if (!received.IsNew)
        {
            return (received.Submission, null);
        }

        var watch = _monitor.Begin(received.Submission.SubmissionId);
        await _dispatch.SendAsync(received.Submission, cancellation);
        return (received.Submission, watch);
    }

    /// <summary>The submission when it came to its end; null when it was refused and its sender took it back.</summary>
    private async Task<Submission?> WaitAsync(string submissionId, SubmissionMonitor.Watch watch, IProgress<(double? Part, string Text)> progress, CancellationToken cancellation)
    {
        var attention = _look.Begin();
        while (true)
        {
            await Task.WhenAny(watch.Finished, Task.Delay(Glance, cancellation));
            cancellation.ThrowIfCancellationRequested();
            bool isMissing;
            try
            {
                var submission = _store.Read(scope => _store.Submissions.Find(scope, submissionId));
                if (submission is null || submission.IsFinished || submission.State == SubmissionState.Held || submission is { State: SubmissionState.Accepted, Fault: not null })
                {
                    return submission;
                }

                progress.Report(watch.IsWorkedOnHere ? watch.Progress : _look.Of(submission));
                isMissing = attention.IsMissing(submission);
            }
            catch (Exception away) when (StoreOutage.Is(away))
            {
                // Registered is registered: whoever waits goes on waiting.
                progress.Report((null, "数据库暂时连不上，恢复后继续"));
                continue;
            }

            if (isMissing && Unattended is { } begin)
            {
                Unattended = null;
                await begin(cancellation);
            }
        }
    }

    private async Task DiscardAsync(Submission submission, CancellationToken cancellation)
    {
        await _store.WriteAsync(scope => _store.Submissions.Discard(scope, submission.SubmissionId), cancellation);
        _store.Files.Delete(submission.FileId);
    }
}
