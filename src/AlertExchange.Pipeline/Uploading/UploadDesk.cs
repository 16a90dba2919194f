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
    private const int LongestFileName = 120;

    /// <summary>Seals what comes and looks at it; what no table is, is removed before this returns.</summary>
    public async Task<UploadResult> ReceiveAsync(Viewer viewer, UploadRequest request, Stream content, CancellationToken cancellation)
    {
        var department = viewer.Department ?? throw new InvalidOperationException("Only a department's liaison uploads.");
        StoredFile file;
        try
        {
            await using var limited = new LimitedStream(content, settings.Uploads.MaxBytes);
            file = await store.Files.StoreAsync(limited, cancellation);
        }
        catch (UploadTooLargeException)
        {
            return TooLarge();
        }

        var draft = new UploadDraft
        {
            DraftId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            State = DraftState.Checking,
            Department = department,
            Period = request.Period,
            Kind = request.Kind,
            Append = request.Append,
            FileName = NameOf(request.FileName),
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

    /// <summary>What is said to whoever sends more than is allowed.</summary>
    public UploadResult.Refused TooLarge() =>
        new($"文件超过 {settings.Uploads.MaxBytes >> 20} MB 的上限，没有接收。请删去表里的图片和无关的工作表，或分成几个文件，每个都勾选“只补报”。", IsTooLarge: true);

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
    public bool IsOutdated(UploadDraft draft, DraftReport report) =>
        !store.Read(scope => store.SubmissionLists.Standing(scope, draft.Department, draft.Period)).SequenceEqual(report.Standing);

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
    public async Task DiscardAsync(UploadDraft draft, CancellationToken cancellation)
    {
        var removed = await store.WriteAsync(
            scope => store.Drafts.Find(scope, RowScope.County, draft.DraftId) is { State: not DraftState.Confirmed } current && store.Drafts.Remove(scope, draft.DraftId) ? current : null, cancellation);
        if (removed?.FileId is { } fileId)
        {
            store.Files.Delete(fileId);
        }
    }

    /// <summary>Hands a checked draft in, once: two windows that confirm it get one submission.</summary>
    /// <param name="despiteErrors">Its liaison has seen that many rows were rejected and wants the others to count.</param>
    public async Task<ConfirmResult> ConfirmAsync(Viewer viewer, UploadDraft draft, bool despiteErrors, CancellationToken cancellation)
    {
        if (draft is not { State: DraftState.Checked, FileId: { } fileId })
        {
            return draft.SubmissionId is { } before ? new ConfirmResult.Before(before) : new ConfirmResult.NotReady();
        }

        var request = DraftChecks.RequestOf(draft) with { SubmittedBy = viewer.Name, Confirmed = despiteErrors };
        var file = new StoredFile(fileId, draft.FileKeyedDigest, draft.FileDigest, draft.FileLength);
        var handedIn = await desk.HandInAsync(request, file, (scope, receive) => HandIn(scope, viewer, draft, receive, despiteErrors), cancellation);
        if (handedIn is var (submission, isNew))
        {
            return isNew ? new ConfirmResult.HandedIn(submission.SubmissionId) : new ConfirmResult.SameFile(submission.SubmissionId);
        }

        return store.Read(scope => store.Drafts.Find(scope, viewer.Rows, draft.DraftId))?.SubmissionId is { } other ? new ConfirmResult.Before(other) : new ConfirmResult.NotReady();
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

    /// <summary>A browser may send a path, and anybody anything.</summary>
    private static string NameOf(string sent)
    {
        var name = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(c => !char.IsControl(c))).TrimStart('.').Trim();
        if (name.Length > LongestFileName)
        {
            var ending = Path.GetExtension(name) is { Length: <= 10 } extension ? extension : "";
            var kept = LongestFileName - ending.Length;
            name = name[..(char.IsHighSurrogate(name[kept - 1]) ? kept - 1 : kept)] + ending;
        }

        return name.Length == 0 ? "未命名" : name;
    }
}
