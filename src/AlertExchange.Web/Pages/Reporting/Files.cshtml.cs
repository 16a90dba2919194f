using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.OwnFiles;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;
using AlertExchange.Web.Lists;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>The department's files.</summary>
public sealed class FilesModel(OwnFileDesk desk) : ReportingPage
{
    public ListState State => new("/reporting/files", Request.Query);

    public IReadOnlyList<Submission> Lines { get; private set; } = [];

    public PagerModel Pager { get; private set; } = null!;

    public IReadOnlyList<Period> Periods { get; private set; } = [];

    public Period? Month => Period.TryParse(State["period"], out var period) ? period : null;

    public SubmissionState? Chosen => Enum.TryParse<SubmissionState>(State["state"], out var state) && Enum.IsDefined(state) ? state : null;

    public void OnGet()
    {
        Periods = desk.Periods(Scope);
        var (lines, count) = desk.Page(Scope, new SubmissionFilter(Month, Chosen), new Paging(State.Page, ListState.PageSize));
        Lines = lines;
        Pager = new PagerModel(State, count);
    }
}
