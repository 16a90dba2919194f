using System.Text.RegularExpressions;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Bureau;

/// <summary>Households to visit that nobody could place: the bureau says where they lie.</summary>
[Needs(Permission.SeeWarnings)]
public sealed partial class UnplacedModel(PlacingDesk desk, ExchangeReports reports) : ViewerPage
{
    public ListState State => new(Request.Path, Request.Query);

    public IReadOnlyList<UnplacedHousehold> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public AreaIndex Areas => desk.Areas;

    public void OnGet() => (Lines, Count) = desk.Page(Scope, new Paging(State.Page, ListState.PageSize));

    public async Task<IActionResult> OnPostAsync(string[]? task, string? township, string? village, CancellationToken cancellation)
    {
        if (!Viewer.May(Permission.HandleWarnings))
        {
            return Forbid();
        }

        var chosen = (task ?? []).Where(t => TaskIds().IsMatch(t)).Distinct().ToList();
        if (chosen.Count == 0 || desk.Find(township, village) is not { } place)
        {
            Undone = chosen.Count == 0 ? "请先勾选要定位的户。" : "请选择乡镇；选了村的，村要属于这个乡镇。";
            return LocalRedirect(State.ToPage(State.Page));
        }

        var outcome = await desk.PlaceAsync(Viewer, chosen, place, cancellation);
        (Done, Undone) = outcome.Done > 0
            ? ($"已把 {outcome.Done} 户指定到{place.Township}{place.Village}，任务已转去，以后报来的也归这里。", (string?)null)
            : (null, "这些户刚才已被别人定位。");
        return LocalRedirect(State.ToPage(1));
    }

    public string DepartmentName(DepartmentId department) => reports.DepartmentName(department);

    [GeneratedRegex(@"^T-[0-9a-f]{16}\z")]
    private static partial Regex TaskIds();
}
