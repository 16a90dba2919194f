using AlertExchange.Engine.Access;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Verification;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Tasks;

/// <summary>The check form of one household, for paper: 预警信息核查资料 of the grid's file.</summary>
[Needs(Permission.SeeTasks)]
public sealed class HouseholdFormModel(TaskInbox inbox, AuditTrail audit, PlaceClock clock) : ViewerPage
{
    public TaskPaper Paper { get; private set; } = null!;

    /// <summary>Who printed it, when and what for.</summary>
    public string Watermark => $"{Viewer.Name}（{Viewer.Login}） {clock.Now:yyyy-MM-dd HH:mm} 打印，用于入户核查，用后归入网格档案，不得外传。";

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (inbox.Find(Viewer, id) is not { } paper)
        {
            return NotFound();
        }

        Paper = paper;
        await audit.RecordAsync(Viewer, AuditAction.PersonViewed, paper.Card.HouseholdCode, details: $"{id} form", address: HttpContext.Connection.RemoteIpAddress?.ToString());
        return Page();
    }
}
