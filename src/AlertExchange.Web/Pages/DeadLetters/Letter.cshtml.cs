using AlertExchange.Engine.Access;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.DeadLetters;

/// <summary>One letter: where it stands, why, who had it worked on again; and having it worked on again.</summary>
[Needs(Permission.ManageDeadLetters)]
[RequestSizeLimit(MaxBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxBytes, MemoryBufferThreshold = MaxBytes)]
public sealed class LetterModel(DeadLetterDesk desk, AuditTrail audit, IServiceProvider services) : ViewerPage
{
    // What is sent names people: it is held in memory, where the framework would lay more than a few pages of it into a file in plain.
    private const int MaxBytes = 16 << 20;

    /// <summary>A page waits so long for the outcome; what takes longer goes on behind it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // Only a process with stations works on letters.
    private readonly ReplayDesk? _replays = services.GetService<ReplayDesk>();

    [BindProperty(SupportsGet = true, Name = "letter")]
    public string LetterId { get; set; } = "";

    public DeadLetterDetail Detail { get; private set; } = null!;

    public bool CanReplay => _replays is not null;

    /// <summary>A repaired body is people's data: only those who may see it hand it in.</summary>
    public bool MayRepair => Detail.Letter.Kind == DeadLetterKind.Message && Scope.Kind == RowScopeKind.County;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await TryFindAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? body, CancellationToken cancellation)
    {
        if (!await TryFindAsync(cancellation))
        {
            Undone = "这一条已经不在了，可能别人刚重做过。";
            return Redirect("/dead-letters");
        }

        if (_replays is null)
        {
            Undone = "这个进程只提供网页，不能重做。请在处理进程所在的机器上用 alertx dead-letter replay。";
            return Redirect(Address);
        }

        var content = MayRepair && body is { Length: > 0 } ? await ReadAsync(body, cancellation) : null;
        await audit.RecordAsync(
            Viewer, AuditAction.DeadLetterReplayed, LetterId, details: content is null ? "" : $"body of {content.Length} bytes", address: HttpContext.Connection.RemoteIpAddress?.ToString());
        var results = await _replays.WithinAsync([LetterId], Viewer.Name, content, Patience);
        Tell(results);
        return Redirect(results is [{ Outcome: ReplayOutcome.Done or ReplayOutcome.Sent or ReplayOutcome.Unknown }] ? "/dead-letters" : Address);
    }

    private string Address => "/dead-letters/" + Uri.EscapeDataString(LetterId);

    private void Tell(IReadOnlyList<ReplayResult>? results)
    {
        if (results is not [var result, ..])
        {
            Done = $"{LetterId} 正在重做，要一些时间。过一会儿刷新列表，做好了就不在了。";
            return;
        }

        var text = $"{LetterId}：{DeadLetterTexts.Of(result.Outcome)}{(result.Detail is null ? "" : "。" + result.Detail)}";
        if (result.Outcome is ReplayOutcome.Done or ReplayOutcome.Sent)
        {
            Done = text;
        }
        else
        {
            Undone = text;
        }
    }

    private async Task<bool> TryFindAsync(CancellationToken cancellation)
    {
        try
        {
            if (await desk.FindAsync(Scope, LetterId, cancellation) is not { } found)
            {
                return false;
            }

            Detail = found;
            return true;
        }
        catch (SettingsException)
        {
            // The list says why the broker's messages cannot be seen.
            return false;
        }
    }

    private static async Task<byte[]> ReadAsync(IFormFile body, CancellationToken cancellation)
    {
        using var into = new MemoryStream();
        await body.CopyToAsync(into, cancellation);
        return into.ToArray();
    }
}
