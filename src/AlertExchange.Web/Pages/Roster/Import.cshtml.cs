using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Web.Access;
using AlertExchange.Web.Uploads;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Roster;

/// <summary>Sends a roster file. It is sealed as it comes, and nothing is changed before somebody confirmed what it would change.</summary>
[Needs(Permission.ManageRoster)]
[IgnoreAntiforgeryToken]
[ReadsItsOwnForm]
public sealed class ImportModel(RosterDraftDesk drafts, UploadDoor door) : ViewerPage
{
    private static readonly UploadRules Rules = new(MaxBytes, $"文件超过 {MaxBytes >> 20} MB，没有接收。请删去图片和无关的工作表。", "请先选择花名册文件。");

    public static long MaxBytes => RosterDraftDesk.MaxFileBytes;

    public string? Problem { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var answer = await door.ReceiveAsync(
            HttpContext, Rules, async form => UploadAnswer.Taken("/roster/drafts/" + await drafts.TakeAsync(form.Content!, form.FileName, Viewer.Name, cancellation)), cancellation);
        return answer.Tell(HttpContext, problem =>
        {
            Problem = problem;
            return Page();
        });
    }
}
