using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Households;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Households;

/// <summary>One household: who lives there, and everything that departments, visits and decisions said about it. That it was opened is on record.</summary>
[Needs(Permission.SeeHouseholds)]
public sealed class HouseholdModel(HouseholdDesk desk, AuditTrail audit) : ViewerPage
{
    public ListState State { get; private set; } = null!;

    public HouseholdCard Card { get; private set; } = null!;

    public TimelinePage Timeline { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        State = new ListState("/households/" + Uri.EscapeDataString(code), Request.Query);
        if (desk.Find(Scope, code) is not { } card || desk.Timeline(Scope, code, new Paging(State.Page, ListState.PageSize)) is not { } timeline)
        {
            return NotFound();
        }

        await audit.RecordAsync(Viewer, AuditAction.PersonViewed, card.Code, address: HttpContext.Connection.RemoteIpAddress?.ToString());
        (Card, Timeline) = (card, timeline);
        return Page();
    }

    /// <summary>Where a step's subject has a page of its own that this viewer may open.</summary>
    public string? AddressOf(TimelineEvent step) => step.Kind switch
    {
        TimelineKind.Warning when Viewer.May(Permission.SeeWarnings) => "/warnings/" + step.Subject,
        TimelineKind.Task or TimelineKind.Visit when step.Subject.StartsWith("T-", StringComparison.Ordinal) && Viewer.Role is Role.Bureau or Role.Township => "/tasks/" + step.Subject,
        TimelineKind.Review when Viewer.May(Permission.Review) => "/review/" + step.Subject,
        _ => null,
    };

    public static string KindTitle(TimelineKind kind) => kind switch
    {
        TimelineKind.Alert => "部门信息",
        TimelineKind.Warning => "预警",
        TimelineKind.Task => "任务",
        TimelineKind.Visit => "入户",
        TimelineKind.Review => "人工核对",
        TimelineKind.Silence => "静默",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string? ColourTitle(string? colour) => colour switch
    {
        "red" => "红色",
        "yellow" => "黄色",
        "green" => "绿色",
        _ => null,
    };

    /// <summary>What is doubtful about a member's id; null when nothing is.</summary>
    public static string? Doubt(HouseholdMember member) => member.IdState switch
    {
        CitizenIdState.CheckDigitFails => "校验位不符",
        CitizenIdState.DigitsLost => "末尾数字丢失",
        CitizenIdState.Malformed => "号码有误",
        _ => null,
    };
}
