using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Liaisons;
using AlertExchange.Storage.ZeroReports;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>A zero report of one month: signed, or taken back with a reason.</summary>
public sealed class ZeroModel(ZeroDesk desk, ReportingDuty duty) : ReportingPage
{
    [BindProperty(SupportsGet = true, Name = "period")]
    public string? PeriodText { get; set; }

    [BindProperty]
    public string? SignedBy { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Period Period { get; private set; }

    public IReadOnlyList<Period> Months { get; private set; } = [];

    public MonthDuty Month { get; private set; } = null!;

    public IReadOnlyList<ZeroReport> History { get; private set; } = [];

    public ZeroReport? Standing => History.FirstOrDefault(z => z.Stands);

    /// <summary>Beside the field.</summary>
    public string? Problem { get; private set; }

    public IActionResult OnGet()
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        SignedBy = Viewer.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        switch (await desk.ReportAsync(Viewer, Period, SignedBy, cancellation))
        {
            case ZeroResult.Done:
                Done = $"{InWords(Period)}零报告已记下。";
                return Redirect("/reporting");
            case ZeroResult.Before before:
                Undone = $"{InWords(Period)}已有零报告（{before.Report.ReportedBy} 签名），不用再报。";
                break;
            case ZeroResult.DataExist data:
                Undone = $"{InWords(Period)}已经报过数据（回执号 {data.SubmissionId}），不能再报零报告。数据有误的，请更正后重报。";
                break;
            case ZeroResult.Wrong wrong:
                Problem = wrong.Message;
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            default:
                throw new InvalidOperationException("Unknown result of a zero report.");
        }

        return Redirect($"/reporting/zero?period={Period}");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellation)
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        if (await desk.TakeBackAsync(Viewer, Period, Reason, cancellation) is ZeroResult.Wrong wrong)
        {
            Problem = wrong.Message;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Done = $"{InWords(Period)}零报告已更正撤销，记录还在。请报送数据，或重新报零报告。";
        return Redirect($"/reporting/zero?period={Period}");
    }

    private bool TryLoad()
    {
        if (string.IsNullOrEmpty(PeriodText))
        {
            Period = duty.Due(Department, Scope).Period;
            PeriodText = Period.ToString();
        }
        else if (Period.TryParse(PeriodText, out var period))
        {
            Period = period;
        }
        else
        {
            return false;
        }

        Months = duty.Months();
        Month = duty.Month(Department, Scope, Period);
        History = desk.Of(Department, Period);
        return true;
    }
}
