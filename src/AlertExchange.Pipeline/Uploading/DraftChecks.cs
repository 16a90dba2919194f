using System.Collections.Concurrent;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Drafts;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Uploading;

/// <summary>
/// Checks uploads in the background, one at a time, and keeps what was found with the draft. A check changes nothing else and gives the same every
/// time, so one that a stopped process left is simply begun again by whoever looks at the draft next.
/// </summary>
public sealed partial class DraftChecks(ExchangeStore store, FormCatalog forms, CheckDesk desk, ILogger<DraftChecks> log) : IDisposable
{
    private readonly ConcurrentDictionary<string, Progress> _running = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Begins to check a draft unless that is under way here. Returns at once.</summary>
    public void Begin(UploadDraft draft)
    {
        var progress = new Progress();
        if (draft is { State: DraftState.Checking, FileId: not null } && _running.TryAdd(draft.DraftId, progress))
        {
            _ = Task.Run(() => RunAsync(draft, progress), CancellationToken.None);
        }
    }

    /// <summary>0 to 1, and rows read so far; null when it is not being checked here.</summary>
    public (double Part, int Rows)? ProgressOf(string draftId) => _running.TryGetValue(draftId, out var progress) ? (progress.Part, progress.Rows) : null;

    public void Dispose()
    {
        _stop.Cancel();

        // A check that is under way finds its file and its store still there.
        _turn.Wait(TimeSpan.FromSeconds(10));
        _stop.Dispose();
        _turn.Dispose();
    }

    /// <summary>What is asked of the intake for a draft.</summary>
    public static SubmitRequest RequestOf(UploadDraft draft) => new()
    {
        FileName = draft.FileName,
        Department = draft.Department,
        Period = draft.Period,
        Kind = draft.Kind,
        Append = draft.Append,
        Bindings = SubmissionBindings.Read(draft.BindingsJson),
        SubmittedBy = draft.UploadedBy,
    };

    private async Task RunAsync(UploadDraft draft, Progress progress)
    {
        var stopping = _stop.Token;
        var hasTurn = false;
        try
        {
            await _turn.WaitAsync(stopping);
            hasTurn = true;
            await CheckAsync(draft, progress, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The draft stays as it is: whoever looks at it next has it checked.
        }
        catch (Exception broken)
        {
            CheckFailed(log, draft.DraftId, broken.GetType().FullName);
            await GiveUpAsync(draft);
        }
        finally
        {
            _running.TryRemove(draft.DraftId, out _);
            if (hasTurn)
            {
                _turn.Release();
            }
        }
    }

    private async Task CheckAsync(UploadDraft draft, Progress progress, CancellationToken stopping)
    {
        var notes = new DraftNotes(forms, draft.Department);
        try
        {
            // Asked before: what comes in while the file is being read is not in what the check says.
            var standing = store.Read(scope => store.SubmissionLists.Standing(scope, draft.Department, draft.Period));
            await using var content = store.Files.OpenRead(draft.FileId!);
            var result = desk.Check(RequestOf(draft), content, batch => Look(batch, notes, progress, content), stopping);
            await KeepAsync(draft, Report(draft, result, notes, standing), notes, stopping);
        }
        catch (IntakeRefusedException refused) when (refused.Seen is { } seen)
        {
            var report = new DraftReport { File = SubmissionReport.From(seen) };
            await store.WriteAsync(
                scope => store.Drafts.TryChange(scope, draft with { State = DraftState.Unrecognised, ReportJson = report.ToJson(), Refusal = refused.Refusal.Message }), stopping);
        }
        catch (IntakeRefusedException refused)
        {
            var changed = await store.WriteAsync(
                scope => store.Drafts.TryChange(scope, draft with { State = DraftState.Refused, FileId = null, Refusal = refused.Refusal.Message }), stopping);
            if (changed)
            {
                store.Files.Delete(draft.FileId!);
            }
        }
    }

    private static void Look(AdaptedBatch batch, DraftNotes notes, Progress progress, Stream content)
    {
        notes.Look(batch);
        progress.Rows += batch.Alerts.Count + batch.Rejected.Count;
        progress.Part = content.Length == 0 ? 0 : Math.Min(0.99, (double)content.Position / content.Length);
    }

    private DraftReport Report(UploadDraft draft, CheckResult result, DraftNotes notes, IReadOnlyList<StandingFile> standing) => store.ReadWhole(scope => new DraftReport
    {
        File = result.Report,
        Received = result.Received,
        Rejected = result.Rejected,
        Accepted = result.Accepted,
        Remarked = result.Remarked,
        Definite = result.Definite,
        Possible = result.Possible,
        None = result.None,
        Parked = result.Parked,
        WouldBeHeld = result.WouldBeHeld,
        Replaces = result.Replaces,
        Withdraws = result.Withdraws,
        SameAs = store.Submissions.FindSameFile(scope, draft.FileKeyedDigest, draft.Department, draft.Period, SameReading.As(RequestOf(draft))) is { State: not SubmissionState.Held } same ? same.SubmissionId : null,
        ZeroStands = store.ZeroReports.ListOf(scope, draft.Department, draft.Period, draft.Period).Any(z => z.Stands),
        Standing = [.. standing.Where(s => s.Counts && s.MayHold(result.Report.Kinds)).Select(s => s.SubmissionId)],
        Unlisted = notes.Unlisted,
    });

    private Task KeepAsync(UploadDraft draft, DraftReport report, DraftNotes notes, CancellationToken stopping) => store.WriteAsync(
        scope =>
        {
            var checkedDraft = draft with { State = DraftState.Checked, ReportJson = report.ToJson(), Rejections = notes.Rejections, Doubts = notes.Doubts, Refusal = null };
            if (store.Drafts.TryChange(scope, checkedDraft))
            {
                store.Drafts.SaveFindings(scope, draft.DraftId, notes.Findings, notes.RowsToJson());
            }
        }, stopping);

    private async Task GiveUpAsync(UploadDraft draft)
    {
        try
        {
            await store.WriteAsync(scope => store.Drafts.TryChange(scope, draft with { State = DraftState.Failed, Refusal = "检查时程序出错，文件还在。请再检查一次；仍然出错请告诉系统管理员。" }));
        }
        catch (Exception broken) when (broken is StoreException or ObjectDisposedException || StoreOutage.Is(broken))
        {
            // Not even that could be written: the draft stays as it is, and whoever looks at it next has it checked.
            CheckFailed(log, draft.DraftId, broken.GetType().FullName);
        }
    }

    [LoggerMessage(LogLevel.Error, "The check of upload {DraftId} failed ({Reason}).")]
    private static partial void CheckFailed(ILogger log, string draftId, string? reason);

    private sealed class Progress
    {
        public double Part { get; set; }

        public int Rows { get; set; }
    }
}
