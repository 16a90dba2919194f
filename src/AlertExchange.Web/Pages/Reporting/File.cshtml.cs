using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.OwnFiles;
using AlertExchange.Pipeline.Revealing;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Verification;
using AlertExchange.Web.Lists;
using AlertExchange.Web.Masking;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>What became of one file and its rows.</summary>
public sealed class FileModel(OwnFileDesk desk) : ReportingPage
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public OwnFileStory Story { get; private set; } = null!;

    public Submission Submission => Story.Submission;

    public ListState State => new($"/reporting/files/{Submission.SubmissionId}", Request.Query);

    /// <summary>It waits, and a later file of the month would give way to it.</summary>
    public bool IsOvertaken { get; private set; }

    public OwnRowFilter Filter { get; private set; }

    public IReadOnlyList<OwnRow> Rows { get; private set; } = [];

    public PagerModel Pager { get; private set; } = null!;

    /// <summary>Warnings that stand or came to an end.</summary>
    public int Warnings => Story.Warnings.Where(w => w.Status != WarningStatus.Withdrawn).Sum(w => w.Count);

    public int WithdrawnWarnings => Count(w => w.Status == WarningStatus.Withdrawn);

    /// <summary>The visit found the risk.</summary>
    public int Confirmed => Count(w => w.Status != WarningStatus.Withdrawn && w.Outcome is { } outcome && outcome.IsRiskFound());

    public int NoRisk => Count(w => w.Status != WarningStatus.Withdrawn && w.Outcome == OutcomeKind.NoRisk);

    /// <summary>Ended otherwise: data wrong, moved, duplicate….</summary>
    public int OtherEnds => Count(w => w.Status != WarningStatus.Withdrawn && w.Outcome is { } outcome && outcome != OutcomeKind.NoRisk && !outcome.IsRiskFound());

    public int DataWrong => Count(w => w.Status != WarningStatus.Withdrawn && w.Outcome == OutcomeKind.DataWrong);

    public int Open => Count(w => w.Status != WarningStatus.Withdrawn && w.Outcome is null && w.State is null or not TaskState.Closed);

    public IActionResult OnGet()
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        Filter = Enum.TryParse<OwnRowFilter>(State["rows"], ignoreCase: true, out var filter) && Enum.IsDefined(filter)
            ? filter
            : Submission.Counts is { Accepted: 0, Rejected: > 0 } ? OwnRowFilter.Rejected : OwnRowFilter.Accepted;
        var (rows, count) = desk.Rows(Submission, Filter, new Paging(State.Page, ListState.PageSize));
        Rows = rows;
        IsOvertaken = Submission.State == SubmissionState.Held && desk.IsOvertaken(Submission);
        Pager = new PagerModel(State, count);
        return Page();
    }

    public async Task<IActionResult> OnGetErrorsAsync()
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        var workbook = new MemoryStream();
        if (await desk.WriteErrorsAsync(Viewer, Submission, workbook, HttpContext.Connection.RemoteIpAddress?.ToString()) == 0)
        {
            return NotFound();
        }

        workbook.Position = 0;
        return File(workbook, Workbook, $"{Path.GetFileNameWithoutExtension(Submission.FileName)}-退回.xlsx");
    }

    /// <summary>Lets a file go on that waits because many of its rows were rejected.</summary>
    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellation)
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        if (await desk.ReleaseAsync(Viewer, Submission, cancellation))
        {
            Done = "已确认。接收的行照常入账，退回的行改好再报。";
            return Redirect($"/reporting/receipts/{Submission.SubmissionId}");
        }

        Undone = "没有入账：这份文件刚才处理过了，或者本月后来又报了文件。需要时请整份重新上传。";
        return Redirect($"/reporting/files/{Submission.SubmissionId}");
    }

    /// <summary>The filters that lead anywhere, with how many rows each shows.</summary>
    public IEnumerable<(OwnRowFilter Filter, string Word, int Count)> Tabs()
    {
        var counts = Submission.Counts;
        yield return (OwnRowFilter.Accepted, "接收", counts.Accepted);
        yield return (OwnRowFilter.Rejected, "退回", counts.Rejected);
        yield return (OwnRowFilter.Definite, "对上了人", counts.Definite);
        yield return (OwnRowFilter.Possible, "待人工核对", counts.Possible);
        yield return (OwnRowFilter.None, "不在花名册", counts.None);
        if (counts.Parked > 0)
        {
            yield return (OwnRowFilter.Parked, "搁置", counts.Parked);
        }

        yield return (OwnRowFilter.Warned, "发出预警", Warnings + WithdrawnWarnings);
    }

    /// <summary>The id that a row gave, masked, with its 查看.</summary>
    public MaskedValue IdOf(OwnRow row) => MaskedValue.OfRow(row.CitizenId, Submission.SubmissionId, row.Sheet, row.Row, RevealField.CitizenId, Viewer.May(Permission.Reveal));

    private bool TryLoad()
    {
        if (desk.Story(Scope, Id) is not { } story)
        {
            return false;
        }

        Story = story;
        return true;
    }

    private int Count(Func<OutcomeCount, bool> which) => Story.Warnings.Where(which).Sum(w => w.Count);
}
