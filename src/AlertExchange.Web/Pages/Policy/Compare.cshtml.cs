using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Policies;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Policy;

/// <summary>What two profiles that were in force say differently.</summary>
[Needs(Permission.SeePolicy)]
public sealed class CompareModel(PolicyDesk desk, ExchangeReports reports) : ViewerPage
{
    /// <summary>Null where there are not two to compare yet.</summary>
    public PolicyUse? Before { get; private set; }

    public PolicyUse? After { get; private set; }

    public IReadOnlyList<PolicyDifference> Differences { get; private set; } = [];

    /// <summary>The two newest where none are named.</summary>
    public IActionResult OnGet(long? before, long? after)
    {
        var newest = desk.History(new Paging(1, 1)).Count;
        if (before is null && after is null && newest < 2)
        {
            return Page();
        }

        if (desk.FindUse(before ?? newest - 1) is not { } first || desk.FindUse(after ?? newest) is not { } second || Parsed(first) is not { } older || Parsed(second) is not { } newer)
        {
            return NotFound();
        }

        (Before, After, Differences) = (first, second, PolicyDifference.Between(older, newer, reports.DepartmentName));
        return Page();
    }

    private static PolicyProfile? Parsed(PolicyUse use) => (PolicyProfileParser.Parse(use.Content, "") as PolicyProfileResult.Accepted)?.Profile;
}
