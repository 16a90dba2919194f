using System.Security.Cryptography;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage;
using AlertExchange.Storage.Drafts;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Uploading;

/// <summary>
/// Where a liaison's file arrives: it is sealed while it comes in, checked, and waits as a draft of its department until its liaison hands it in
/// or throws it away. Handing in is <see cref="SubmissionDesk"/>'s.
/// </summary>
public sealed class UploadDesk(
    ExchangeStore store, FormCatalog forms, IntakeRequests requests, DraftChecks checks, ErrorWorkbooks workbooks, SubmissionDesk desk, AuditTrail audit,
    ExchangeSettings settings, PlaceClock clock)
{
    /// <summary>Seals what comes and looks at it; what no table is, is removed before this returns.</summary>
    public async Task<UploadResult> ReceiveAsync(Viewer viewer, UploadRequest request, Stream content, CancellationToken cancellation)
    {
        var department = viewer.Department ?? throw new InvalidOperationException("Only a department's liaison uploads.");
        var file = await store.Files.StoreAsync(content, cancellation);
        var draft = new UploadDraft
        {
            DraftId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            State = DraftState.Checking,
            Department = department,
            Period = request.Period,
            Kind = request.Kind,
            Append = request.Append,
            FileName = UploadedName.Of(request.FileName),
            FileId = file.FileId,
            FileDigest = file.Sha256,
            FileKeyedDigest = file.KeyedDigest,
            FileLength = file.Length,
            UploadedBy = viewer.Name,
            UploadedAt = clock.Now,
            ExpiresAt = clock.Now + settings.Uploads.KeptFor,
        };
        try
        {
            if (Glance(draft) is { } refusal)
            {
                store.Files.Delete(file.FileId);
                return new UploadResult.Refused(refusal);
            }

            await store.WriteAsync(scope => store.Drafts.Add(scope, draft), cancellation);
        }
        catch
        {
            store.Files.Delete(file.FileId);
            throw;
        }

        checks.Begin(draft);
        return new UploadResult.Taken(draft);
    }

    /// <summary>A draft of the viewer's own department, checked again where a stopped process left it; null when there is none.</summary>
    public UploadDraft? Find(RowScope rows, string draftId)
    {
        var draft = store.Read(scope => store.Drafts.Find(scope, rows, draftId));
        if (draft is { State: DraftState.Checking })
        {
            checks.Begin(draft);
        }

        return draft;
    }

    /// <summary>Drafts that wait, newest first.</summary>
    public IReadOnlyList<UploadDraft> ListOpen(RowScope rows) => store.Read(scope => store.Drafts.ListOpen(scope, rows, 20));

    /// <summary>The first rows of a draft as they were understood.</summary>
    public IReadOnlyList<UnderstoodSheet> FirstRows(UploadDraft draft) =>
        store.Read(scope => store.Drafts.ReadRows(scope, draft.DraftId)) is { } rows ? DraftNotes.ReadRows(rows) : [];

    /// <summary>What is to be put right, by number.</summary>
    public IReadOnlyList<DraftFinding> Findings(UploadDraft draft, int after, int upTo) => store.Read(scope => store.Drafts.ReadFindings(scope, draft.DraftId, after, upTo));

    /// <summary>True when the month's other files are no longer those that the check saw, so that what it says of them may be wrong.</summary>
    public bool IsOutdated(UploadDraft draft, DraftReport report) => store.Read(scope => IsOutdated(scope, draft, report));

    /// <summary>Has a draft checked again with what its liaison says of columns, form and month. False when somebody else changed it meanwhile.</summary>
    /// <param name="bindings">Heading → field; they win over what was said before.</param>
    public async Task<bool> CheckAgainAsync(UploadDraft draft, IReadOnlyDictionary<string, string> bindings, AlertKind? kind, Period period, bool append, CancellationToken cancellation)
    {
        if (draft.State is DraftState.Confirmed or DraftState.Refused)
        {
            return false;
        }

        var all = SubmissionBindings.Read(draft.BindingsJson);
        foreach (var (heading, field) in bindings)
        {
            all[heading] = field;
        }

        var again = draft with { State = DraftState.Checking, BindingsJson = SubmissionBindings.Write(all), Kind = kind, Period = period, Append = append, Refusal = null };
        if (!await store.WriteAsync(scope => store.Drafts.TryChange(scope, again), cancellation))
        {
            return false;
        }

        checks.Begin(again with { Revision = draft.Revision + 1 });
        return true;
    }

    /// <summary>Throws a draft away, with its file.</summary>
    /// <returns>False when it was handed in or thrown away before.</returns>
    public async Task<bool> DiscardAsync(UploadDraft draft, CancellationToken cancellation)
    {
        var removed = await store.WriteAsync(
            scope => store.Drafts.Find(scope, RowScope.County, draft.DraftId) is { State: not DraftState.Confirmed } current && store.Drafts.Remove(scope, current) ? current : null, cancellation);
        if (removed?.FileId is { } fileId)
        {
            store.Files.Delete(fileId);
        }

        return removed is not null;
    }

    /// <summary>
    /// Hands a checked draft in, once: two windows that confirm it get one submission. Where another file of the month came since it was checked,
    /// it is checked again instead: what it would withdraw has to be seen first.
    /// </summary>
    /// <param name="despiteErrors">Its liaison has seen that many rows were rejected and wants the others to count.</param>
    public async Task<ConfirmResult> ConfirmAsync(Viewer viewer, UploadDraft draft, bool despiteErrors, CancellationToken cancellation)
    {
        if (draft is not { State: DraftState.Checked, FileId: { } fileId, ReportJson: { } json })
        {
            return draft.SubmissionId is { } before ? new ConfirmResult.Before(before) : new ConfirmResult.NotReady();
        }

        var request = DraftChecks.RequestOf(draft) with { SubmittedBy = viewer.Name, Confirmed = despiteErrors };
        var file = new StoredFile(fileId, draft.FileKeyedDigest, draft.FileDigest, draft.FileLength);
        var report = DraftReport.Parse(json);
        var outdated = false;
        var handedIn = await desk.HandInAsync(
            request, file,
            (scope, receive) =>
            {
                outdated = IsOutdated(scope, draft, report) && store.Submissions.FindSameFile(scope, draft.FileKeyedDigest, draft.Department, draft.Period, SameReading.As(request)) is null;
                return outdated ? null : HandIn(scope, viewer, draft, receive, despiteErrors);
            }, cancellation);
        if (handedIn is var (submission, isNew))
        {
            return isNew ? new ConfirmResult.HandedIn(submission.SubmissionId) : new ConfirmResult.SameFile(submission.SubmissionId);
        }

        if (store.Read(scope => store.Drafts.Find(scope, viewer.Rows, draft.DraftId))?.SubmissionId is { } other)
        {
            return new ConfirmResult.Before(other);
        }

        return outdated && await CheckAgainAsync(draft, new Dictionary<string, string>(), draft.Kind, draft.Period, draft.Append, cancellation) ? new ConfirmResult.Outdated() : new ConfirmResult.NotReady();
    }

    /// <summary>Writes the rows of a draft that are to be put right, whole as they came. That they were taken away is on record.</summary>
    /// <param name="output">Seekable.</param>
    /// <param name="address">Where the request came from.</param>
    /// <returns>Rows written.</returns>
    public async Task<int> WriteErrorsAsync(Viewer viewer, UploadDraft draft, Stream output, string? address)
    {
        await using var content = store.Files.OpenRead(draft.FileId!);
        var rows = workbooks.Write(DraftChecks.RequestOf(draft), content, output);
        if (rows > 0)
        {
            await audit.RecordAsync(viewer, AuditAction.Exported, draft.DraftId, details: $"{rows} rows to be put right", address: address);
        }

        return rows;
    }

    private (Submission Submission, bool IsNew)? HandIn(WriteScope scope, Viewer viewer, UploadDraft draft, Func<(Submission Submission, bool IsNew)> receive, bool despiteErrors)
    {
        if (store.Drafts.Find(scope, viewer.Rows, draft.DraftId) is not { State: DraftState.Checked } current || current.Revision != draft.Revision)
        {
            return null;
        }

        var received = receive();
        var (submission, isNew) = received;
        store.Drafts.TryChange(scope, current with { State = DraftState.Confirmed, FileId = null, SubmissionId = submission.SubmissionId });
        store.Drafts.ForgetFindings(scope, draft.DraftId);
        if (isNew)
        {
            audit.Append(scope, viewer, AuditAction.FileSubmitted, submission.SubmissionId, details: $"{draft.Period} {draft.FileLength} bytes");
            if (despiteErrors)
            {
                audit.Append(scope, viewer, AuditAction.FileConfirmed, submission.SubmissionId, details: $"{draft.Rejections} rejections");
            }

            foreach (var (_, field) in SubmissionBindings.Read(draft.BindingsJson))
            {
                audit.Append(scope, viewer, AuditAction.BindingChanged, submission.SubmissionId, details: field);
            }
        }

        return received;
    }

    private bool IsOutdated(ReadScope scope, UploadDraft draft, DraftReport report) => !store.SubmissionLists.Standing(scope, draft.Department, draft.Period)
        .Where(s => s.MayHold(report.File.Kinds)).Select(s => s.SubmissionId).SequenceEqual(report.Standing);

    /// <summary>Opens the file and looks for its header; Chinese when it cannot be taken at all. Columns that are not recognised are no reason.</summary>
    private string? Glance(UploadDraft draft)
    {
        try
        {
            using var content = store.Files.OpenRead(draft.FileId!);
            var request = requests.For(DraftChecks.RequestOf(draft));
            using var sheets = IntakeFile.Open(content, request, forms);
            IntakeSession.Open(sheets, request, forms);
            return null;
        }
        catch (IntakeRefusedException refused)
        {
            return refused.Seen is { Sheets.Count: > 0 } seen && seen.Sheets.Any(s => s.Unbound.Count > 0) ? null : refused.Refusal.Message;
        }
    }
}
