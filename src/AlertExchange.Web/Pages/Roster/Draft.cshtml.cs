using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage.Roster;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Roster;

/// <summary>What importing a file would change; importing it, or throwing it away.</summary>
[Needs(Permission.ManageRoster)]
public sealed class DraftModel(RosterDraftDesk drafts, AuditTrail audit) : ViewerPage
{
    [BindProperty(SupportsGet = true, Name = "draft")]
    public string DraftId { get; set; } = "";

    public RosterDraftView View { get; private set; } = null!;

    /// <summary>More than a fifth of the roster would leave: mostly a file of some townships only.</summary>
    public static bool LosesMany(RosterPreview preview) => preview.Left > 0 && preview.Left * 5 > preview.Left + preview.People - preview.Added;

    public async Task<IActionResult> OnGetAsync()
    {
        if (drafts.Find(DraftId) is not { } view)
        {
            return NotFound();
        }

        View = view;
        if (view is { Preview: not null, ImportedAs: null })
        {
            // Examples of who would come, change and leave are people.
            await audit.RecordAsync(Viewer, AuditAction.PersonViewed, "roster", details: "preview " + DraftId, address: HttpContext.Connection.RemoteIpAddress?.ToString());
        }

        return view.ImportedAs is { } version ? Imported(version) : Page();
    }

    /// <summary>How far the file has come; sends the browser on when it is there.</summary>
    public IActionResult OnGetProgress()
    {
        var view = drafts.Find(DraftId);
        if (view is { Doing: not null })
        {
            View = view;
            return Partial("_Progress", this);
        }

        Response.Headers["HX-Redirect"] = view is null ? "/roster" : "/roster/drafts/" + DraftId;
        return StatusCode(StatusCodes.Status204NoContent);
    }

    public IActionResult OnPostConfirm()
    {
        var (viewer, address) = (Viewer, HttpContext.Connection.RemoteIpAddress?.ToString());
        if (!drafts.Confirm(DraftId, viewer.Name, (scope, draft) => audit.Append(scope, viewer, AuditAction.RosterImported, draft.DraftId, details: Details(draft), address: address)))
        {
            Undone = "这个文件已经在导入，或者已被别人导入、丢弃了。请看下面的情况。";
        }

        return drafts.Find(DraftId) is null ? Redirect("/roster") : Redirect("/roster/drafts/" + DraftId);
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation)
    {
        if (await drafts.DiscardAsync(DraftId, cancellation))
        {
            Done = "文件已丢弃，花名册没有变。";
        }
        else
        {
            Undone = "这个文件已经不在等待了，可能刚被导入。请看下面的版本。";
        }

        return Redirect("/roster");
    }

    private static string Details(RosterDraft draft) => $"after version {draft.BaseVersion}, {draft.Length} bytes";

    private RedirectResult Imported(int version)
    {
        Done = $"已导入为第 {version} 版。此后的比对和研判用它。";
        return Redirect(version > 1 ? $"/roster/differences?later={version}" : "/roster");
    }
}
