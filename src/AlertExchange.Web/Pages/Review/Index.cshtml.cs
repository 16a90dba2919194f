using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;

namespace AlertExchange.Web.Pages.Review;

/// <summary>What waits for clerical review, or was decided, a page at a time.</summary>
[Needs(Permission.Review)]
public sealed class IndexModel(ReviewCases cases, ReviewStands stands, ExchangeReports reports, FormCatalog forms, PolicyDesk policies) : ViewerPage
{
    public ListState State => new(Request.Path, Request.Query);

    public ReviewAddress Address => new(Request.Query);

    public bool IsDecided => Request.Query["decided"] == "1";

    public IReadOnlyList<ReviewLine> Lines { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>Of those that wait under the same filters.</summary>
    public int SevereCount { get; private set; }

    /// <summary>Where the viewer was last; null where they never were, or the case is gone.</summary>
    public (CaseNumber Case, ReviewAddress Address)? Last { get; private set; }

    public IReadOnlyList<Period> Periods { get; private set; } = [];

    public IEnumerable<(string Id, string Name)> Departments => forms.Departments.Select(d => (d.Id.Value, d.Name));

    public IEnumerable<(string? Code, string? Name)> Townships => policies.Current.Areas.Townships.Select(t => (t.TownshipCode, t.Township));

    public void OnGet()
    {
        var filter = Address.Filter with { Decided = IsDecided };
        (Lines, Count) = cases.Page(Scope, filter, new Paging(State.Page, ListState.PageSize));
        SevereCount = IsDecided ? 0 : cases.Count(Scope, filter with { SevereOnly = true });
        Periods = reports.PeriodsWithData();
        if (stands.Of(Viewer) is { } stand && cases.PlaceOf(Scope, new CaseNumber(stand.Case.BatchId, stand.Case.Ordinal)) is { Waits: true })
        {
            Last = (new CaseNumber(stand.Case.BatchId, stand.Case.Ordinal), ReviewAddress.Parse(stand.Filter));
        }
    }

    public string DepartmentName(DepartmentId department) => reports.DepartmentName(department);
}
