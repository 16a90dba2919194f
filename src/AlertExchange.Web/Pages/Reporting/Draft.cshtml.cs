using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Liaisons;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Uploading;
using AlertExchange.Storage.Drafts;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>A file that was uploaded: what the check found, and what its liaison may do with it.</summary>
public sealed class DraftModel(UploadDesk desk, DraftChecks checks, ReportingDuty duty, FormGuide guide) : ReportingPage
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public UploadDraft Draft { get; private set; } = null!;

    /// <summary>Null until the check is over.</summary>
    public DraftReport? Report { get; private set; }

    public IReadOnlyList<UnderstoodSheet> FirstRows { get; private set; } = [];

    public IReadOnlyList<DraftFinding> Findings { get; private set; } = [];

    public ListState State => new($"/reporting/drafts/{Draft.DraftId}", Request.Query);

    public PagerModel Pager { get; private set; } = null!;

    /// <summary>退回 or 存疑.</summary>
    public bool ShowsDoubts { get; private set; }

    public bool IsOutdated { get; private set; }

    public IReadOnlyList<Period> Months { get; private set; } = [];

    public IReadOnlyList<FormDefinition> Forms { get; private set; } = [];

    public (double Part, int Rows)? Progress => checks.ProgressOf(Draft.DraftId);

    public IActionResult OnGet()
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        if (Draft is { State: DraftState.Confirmed, SubmissionId: { } submission })
        {
            return Redirect($"/reporting/receipts/{submission}");
        }

        LoadFindings();
        return Page();
    }

    /// <summary>The part that is asked again and again while the file is checked.</summary>
    public IActionResult OnGetProgress()
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        if (Draft.State != DraftState.Checking)
        {
            Response.Headers["HX-Refresh"] = "true";
        }

        return Partial("_DraftProgress", this);
    }

    public async Task<IActionResult> OnGetErrorsAsync()
    {
        if (!TryLoad() || Draft is not { State: DraftState.Checked, FileId: not null })
        {
            return NotFound();
        }

        var workbook = new MemoryStream();
        if (await desk.WriteErrorsAsync(Viewer, Draft, workbook, HttpContext.Connection.RemoteIpAddress?.ToString()) == 0)
        {
            return NotFound();
        }

        workbook.Position = 0;
        return File(workbook, Workbook, $"{Path.GetFileNameWithoutExtension(Draft.FileName)}-退回.xlsx");
    }

    /// <summary>What the columns mean, or another form, month or way of counting: the check runs again.</summary>
    public async Task<IActionResult> OnPostCheckAsync(string[] heading, string[] field, string? kind, string? period, bool append, CancellationToken cancellation)
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        var said = new Dictionary<string, string>();
        for (var i = 0; i < Math.Min(heading.Length, field.Length); i++)
        {
            if (Fields.TryParse(field[i], out _))
            {
                said[heading[i]] = field[i];
            }
        }

        var month = Period.TryParse(period, out var wanted) && Months.Contains(wanted) ? wanted : Draft.Period;
        AlertKind? form = kind is null ? Draft.Kind : AlertKinds.TryParse(kind, out var chosen) ? chosen : null;
        if (!await desk.CheckAgainAsync(Draft, said, form, month, append, cancellation))
        {
            Undone = "这份文件刚才在别处改动过，请看现在的样子。";
        }

        return Redirect($"/reporting/drafts/{Draft.DraftId}");
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation)
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        if (await desk.DiscardAsync(Draft, cancellation))
        {
            Done = "上传的文件已丢弃，没有报送。";
            return Redirect("/reporting");
        }

        Undone = "没有丢弃：这份文件刚才在别处已经报送或丢弃了。";
        return Redirect("/reporting");
    }

    public async Task<IActionResult> OnPostConfirmAsync(bool despiteErrors, CancellationToken cancellation)
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        switch (await desk.ConfirmAsync(Viewer, Draft, despiteErrors, cancellation))
        {
            case ConfirmResult.HandedIn handedIn:
                Done = "已报送。这是回执，请留好回执号。";
                return Redirect($"/reporting/receipts/{handedIn.SubmissionId}");
            case ConfirmResult.Before before:
                Done = "这份文件刚才已经报送过，没有重复报。";
                return Redirect($"/reporting/receipts/{before.SubmissionId}");
            case ConfirmResult.SameFile same:
                Done = "这个月报过同一个文件，什么也没有变。这是上次的回执。";
                return Redirect($"/reporting/receipts/{same.SubmissionId}");
            case ConfirmResult.Outdated:
                Undone = "还没有报送：检查之后，本月又有别的文件报进来。已经重新检查，请看新的结果，再确认。";
                return Redirect($"/reporting/drafts/{Draft.DraftId}");
            default:
                Undone = "文件还在检查，或刚才在别处改动过，没有报送。请看检查结果后再确认。";
                return Redirect($"/reporting/drafts/{Draft.DraftId}");
        }
    }

    /// <summary>Columns of the forms that a heading may be said to mean.</summary>
    public IReadOnlyList<FormColumn> ColumnsOf(string? kind) =>
    [
        .. Forms.Where(f => kind is null || f.Kind.Id() == kind).SelectMany(f => f.Columns)
            .Where(c => c.Field != Field.Ignore).DistinctBy(c => c.Field),
    ];

    public string TitleOf(string? kind) => Forms.FirstOrDefault(f => f.Kind.Id() == kind)?.Titles[0] ?? "";

    /// <summary>Sheets that were read or that have columns to be told.</summary>
    public IEnumerable<SubmissionReport.SheetSeen> SheetsWithColumns => Report!.File.Sheets.Where(s => s.Read || s.Unbound.Count > 0);

    private bool TryLoad()
    {
        if (desk.Find(Scope, Id) is not { } draft)
        {
            return false;
        }

        Draft = draft;
        Months = duty.Months();
        Forms = guide.Of(Department)?.Forms ?? [];
        Report = draft.ReportJson is null || draft.State == DraftState.Checking ? null : DraftReport.Parse(draft.ReportJson);
        return true;
    }

    private void LoadFindings()
    {
        ShowsDoubts = State["show"] == "doubts" || Draft.Rejections == 0;
        Pager = new PagerModel(State, ShowsDoubts ? Draft.Doubts : Draft.Rejections);
        if (Draft.State != DraftState.Checked || Report is null)
        {
            return;
        }

        FirstRows = desk.FirstRows(Draft);
        IsOutdated = desk.IsOutdated(Draft, Report);
        var first = ShowsDoubts ? Draft.Rejections : 0;
        var after = first + (Math.Min(State.Page, Pager.Pages) - 1) * ListState.PageSize;
        Findings = desk.Findings(Draft, after, Math.Min(after + ListState.PageSize, first + Pager.Count));
    }
}
