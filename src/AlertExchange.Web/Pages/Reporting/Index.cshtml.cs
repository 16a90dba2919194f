using System.Globalization;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Liaisons;
using AlertExchange.Pipeline.OwnFiles;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Pipeline.Uploading;
using AlertExchange.Storage.Drafts;
using AlertExchange.Storage.Submissions;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>The department's year and what is due.</summary>
public sealed class IndexModel(ReportingDuty duty, UploadDesk uploads, OwnFileDesk files, RecordDesk records, ExchangeReports reports) : ReportingPage
{
    [BindProperty(SupportsGet = true, Name = "year")]
    public string? YearText { get; set; }

    public DepartmentYear Year { get; private set; } = null!;

    public string DepartmentName { get; private set; } = "";

    public IReadOnlyList<UploadDraft> Drafts { get; private set; } = [];

    /// <summary>Files that wait because too many of their rows were rejected: nothing of them counts.</summary>
    public IReadOnlyList<Submission> Held { get; private set; } = [];

    /// <summary>Months of the year that are missing beside the one that is due now.</summary>
    public IEnumerable<MonthDuty> AlsoMissing => Year.Months.Where(m => m.State == ReportingState.Missing && m.Period != Year.Due.Period);

    /// <summary>It may report case by case.</summary>
    public bool TakesRecords { get; private set; }

    public IActionResult OnGet()
    {
        int? wanted = int.TryParse(YearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100 ? year : null;
        Year = duty.Year(Department, Scope, wanted);
        DepartmentName = reports.DepartmentName(Department);
        Drafts = uploads.ListOpen(Scope);
        Held = files.Held(Scope);
        TakesRecords = records.FormsOf(Department).Count > 0;
        return Page();
    }

    /// <summary>What is due, in a sentence.</summary>
    public string DueSentence()
    {
        var due = Year.Due;
        var month = InWords(due.Period);
        return (due.IsOpen, Year.DaysLeft) switch
        {
            _ when Year.IsRealTime => "本部门实时报送：有情况随时报，没有情况不算缺报。",
            (true, > 0) => $"{month}还没有报。截止 {due.Deadline:M月d日}，还有 {Year.DaysLeft} 天。",
            (true, 0) => $"{month}还没有报。今天 24 点截止。",
            (true, < 0) => $"{month}没有报，已过截止日 {-Year.DaysLeft} 天，请尽快补报。",
            (true, null) => $"{month}还没有报。",
            _ => $"{month}：{DutyTexts.Word(due)}。目前没有要报的。",
        };
    }
}
