using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage.Policies;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Policy;

/// <summary>What two profiles that were in force say differently.</summary>
[Needs(Permission.SeePolicy)]
public sealed class PolicyCompareModel(PolicyDesk desk, ExchangeReports reports) : ViewerPage
{
    public PolicyUse Before { get; private set; } = null!;

    public PolicyUse After { get; private set; } = null!;

    public IReadOnlyList<PolicyDifference> Differences { get; private set; } = [];

    public IActionResult OnGet(long before, long after)
    {
        if (desk.FindUse(before) is not { } first || desk.FindUse(after) is not { } second || Parsed(first) is not { } older || Parsed(second) is not { } newer)
        {
            return NotFound();
        }

        (Before, After, Differences) = (first, second, PolicyDifference.Between(older, newer, reports.DepartmentName));
        return Page();
    }

    private static PolicyProfile? Parsed(PolicyUse use) => (PolicyProfileParser.Parse(use.Content, "") as PolicyProfileResult.Accepted)?.Profile;
}
