using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using AlertExchange.Intake;
using AlertExchange.Intake.Reading;
using AlertExchange.Pipeline.Uploading;
using AlertExchange.Storage;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Pipeline.Rosters;

/// <summary>
/// Roster files on their way from a browser: sealed as they come, read for a preview, imported when somebody confirms it, by <see cref="RosterDesk"/>
/// and no other way. Reading and importing go on behind the page; what a process that dies had begun is begun again when somebody looks.
/// </summary>
public sealed partial class RosterDraftDesk(ExchangeStore store, RosterDesk desk, PlaceClock clock, ILogger<RosterDraftDesk> log) : IDisposable
{
    /// <summary>Nobody confirms a file of a month ago, and it is full of people.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private readonly ConcurrentDictionary<string, Work> _works = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Bytes that a file may have.</summary>
    public static long MaxFileBytes => SpreadsheetLimits.Default.MaxFileBytes;

    /// <summary>Seals a file and begins to read it.</summary>
    /// <returns>The draft's id.</returns>
    public async Task<string> TakeAsync(Stream content, string fileName, string by, CancellationToken cancellation)
    {
        var file = await store.Files.StoreAsync(content, cancellation);
        var draft = new RosterDraft
        {
            DraftId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            FileId = file.FileId,
            FileName = UploadedName.Of(fileName),
            Length = file.Length,
            UploadedBy = by,
            UploadedAt = clock.Now,
        };
        await store.WriteAsync(scope => store.Roster.Drafts.Add(scope, draft), cancellation);
        Begin(draft.DraftId, work => PreviewAsync(draft, work));
        return draft.DraftId;
    }

    /// <summary>Files that wait, the newest first.</summary>
    public IReadOnlyList<RosterDraft> List() => store.Read(store.Roster.Drafts.List);

    /// <summary>How far a file has come; null when nobody knows of it.</summary>
    public RosterDraftView? Find(string draftId)
    {
        var draft = store.Read(scope => store.Roster.Drafts.Find(scope, draftId));
        if (draft is { Preview: null, Refusal: null } && !_works.ContainsKey(draftId))
        {
            Begin(draftId, work => PreviewAsync(draft, work));
        }

        var work = _works.GetValueOrDefault(draftId);
        if (draft is null && work is null)
        {
            return null;
        }

        var preview = draft?.Preview is { } json ? JsonSerializer.Deserialize<RosterPreview>(json) : null;
        return new RosterDraftView(draft, preview, work?.Part, work is { IsOver: false } ? work.Doing : null, work?.ImportedAs);
    }

    /// <summary>
    /// Begins to import a file. Where another version came after its preview was made, nothing is imported and the preview is made again.
    /// </summary>
    /// <param name="also">Done in the import's transaction: its record.</param>
    /// <returns>False when there is nothing to confirm: no such file, no preview yet, or it is being imported already.</returns>
    public bool Confirm(string draftId, string by, Action<WriteScope, RosterDraft> also)
    {
        var draft = store.Read(scope => store.Roster.Drafts.Find(scope, draftId));
        return draft is { Preview: not null, Refusal: null, BaseVersion: not null } && Begin(draftId, work => ImportAsync(draft, by, also, work));
    }

    /// <summary>Throws a file away.</summary>
    /// <returns>False when it was imported meanwhile.</returns>
    public async Task<bool> DiscardAsync(string draftId, CancellationToken cancellation)
    {
        if (store.Read(scope => store.Roster.Drafts.Find(scope, draftId)) is not { } draft || !await store.WriteAsync(scope => store.Roster.Drafts.Remove(scope, draftId), cancellation))
        {
            return false;
        }

        store.Files.Delete(draft.FileId);
        _works.TryRemove(draftId, out _);
        return true;
    }

    public void Dispose()
    {
        _stopping.Cancel();
        Task.WaitAll([.. _works.Values.Select(w => w.Task)]);
        _stopping.Dispose();
    }

    /// <summary>One piece of work on a file at a time; false where one is under way.</summary>
    private bool Begin(string draftId, Func<Work, Task> what)
    {
        var work = new Work();
        var standing = _works.AddOrUpdate(draftId, work, (_, known) => known.IsOver ? work : known);
        if (standing != work)
        {
            return false;
        }

        work.Start(() => GuardedAsync(draftId, work, what));
        return true;
    }

    private async Task GuardedAsync(string draftId, Work work, Func<Work, Task> what)
    {
        try
        {
            await what(work);
        }
        catch (IntakeRefusedException refused)
        {
            await RefuseAsync(draftId, refused.Refusal.Message);
        }
        catch (StoreException refused)
        {
            await RefuseAsync(draftId, refused.Message);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The process ends; whoever looks next time begins again.
        }
        catch (Exception fault) when (!_stopping.IsCancellationRequested)
        {
            // Nobody waits for this task: what it failed on becomes what the page says.
            Failed(log, fault.GetType().FullName);
            await RefuseAsync(draftId, $"处理这个文件时程序出错（{fault.GetType().Name}），没有改动任何数据。请把这句话告诉技术人员。");
        }
        finally
        {
            work.IsOver = true;
        }
    }

    private Task RefuseAsync(string draftId, string why) => store.WriteAsync(scope =>
    {
        if (store.Roster.Drafts.Find(scope, draftId) is { } draft)
        {
            store.Roster.Drafts.SetPreview(scope, draft with { Refusal = why, Preview = null });
        }
    });

    private async Task PreviewAsync(RosterDraft draft, Work work)
    {
        using var content = store.Files.OpenRead(draft.FileId);
        var preview = desk.Preview(content, draft.FileName, work, _stopping.Token);
        var read = draft with { BaseVersion = preview.BaseVersion, Refusal = null, Preview = JsonSerializer.SerializeToUtf8Bytes(preview) };
        await store.WriteAsync(scope => store.Roster.Drafts.SetPreview(scope, read), _stopping.Token);
    }

    private async Task ImportAsync(RosterDraft draft, string by, Action<WriteScope, RosterDraft> also, Work work)
    {
        RosterImportResult? result;
        using (var content = store.Files.OpenRead(draft.FileId))
        {
            result = await desk.ImportAsync(content, new RosterSource(draft.FileName, null, by), First, work, _stopping.Token);
        }

        if (result is not null)
        {
            work.ImportedAs = result.Version.Version;
            store.Files.Delete(draft.FileId);
        }
        else if (store.Read(scope => store.Roster.Drafts.Find(scope, draft.DraftId)) is not null)
        {
            await PreviewAsync(draft, work);
        }

        // Whoever confirmed looked at a comparison with this very version, and one of two who confirm at once is the first.
        bool First(WriteScope scope)
        {
            if ((store.Roster.Latest(scope)?.Version ?? 0) != draft.BaseVersion || !store.Roster.Drafts.Remove(scope, draft.DraftId))
            {
                return false;
            }

            also(scope, draft);
            return true;
        }
    }

    /// <summary>Throws away what nobody confirmed in time.</summary>
    internal async Task RemoveOldAsync(CancellationToken cancellation)
    {
        foreach (var old in List().Where(d => d.UploadedAt < clock.Now - Kept))
        {
            await DiscardAsync(old.DraftId, cancellation);
        }
    }

    [LoggerMessage(2020, LogLevel.Error, "A roster file that was handed in could not be worked on ({Reason}).")]
    private static partial void Failed(ILogger log, string? reason);

    private sealed class Work : IProgress<(double? Part, string Text)>
    {
        private volatile string _doing = "正在读取文件";
        private double _part = double.NaN;

        public Task Task { get; private set; } = Task.CompletedTask;

        public bool IsOver { get; set; }

        public int? ImportedAs { get; set; }

        public string Doing => _doing;

        public double? Part => Volatile.Read(ref _part) is var part && double.IsNaN(part) ? null : part;

        public void Start(Func<Task> what) => Task = Task.Run(what);

        public void Report((double? Part, string Text) value)
        {
            Volatile.Write(ref _part, value.Part ?? double.NaN);
            _doing = value.Text;
        }
    }
}
