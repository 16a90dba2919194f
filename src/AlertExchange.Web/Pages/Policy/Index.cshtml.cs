using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Policies;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Policy;

/// <summary>A profile in readable form: the one in force, or one that was (<c>?use=3</c>).</summary>
[Needs(Permission.SeePolicy)]
public sealed class IndexModel(PolicyDesk desk, ExchangeReports reports) : ViewerPage
{
    public PolicyProfile Profile { get; private set; } = null!;

    /// <summary>When and by whom it was put into force; null for the one that came with the program.</summary>
    public PolicyUse? Use { get; private set; }

    public bool IsCurrent { get; private set; }

    public bool MayChange => Viewer.May(Permission.ChangePolicy);

    public IActionResult OnGet(long? use)
    {
        var newest = desk.History(new Paging(1, 1)).Uses;
        if (use is { } number)
        {
            if (desk.FindUse(number) is not { } asked || PolicyProfileParser.Parse(asked.Content, "") is not PolicyProfileResult.Accepted then)
            {
                return NotFound();
            }

            (Profile, Use, IsCurrent) = (then.Profile, asked, newest is [var last] && last.Number == number);
            return Page();
        }

        (Profile, Use, IsCurrent) = (desk.Current.Profile, newest is [var current] ? current : null, true);
        return Page();
    }

    /// <summary>The text as it stands, for whoever makes the next one of it.</summary>
    public FileContentResult OnGetText() => File(System.Text.Encoding.UTF8.GetBytes(desk.CurrentText), "application/yaml; charset=utf-8", desk.Current.Profile.Id + ".yaml");

    public string DepartmentName(DepartmentId department) => reports.DepartmentName(department);
}
