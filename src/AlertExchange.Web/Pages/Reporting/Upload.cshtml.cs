using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Liaisons;
using AlertExchange.Pipeline.Uploading;
using AlertExchange.Web.Uploads;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>Sends a file.</summary>
[IgnoreAntiforgeryToken]
[ReadsItsOwnForm]
public sealed class UploadModel(UploadDesk desk, ReportingDuty duty, FormGuide guide, UploadDoor door, ExchangeSettings settings) : ReportingPage
{
    public IReadOnlyList<Period> Months { get; private set; } = [];

    public Period Period { get; private set; }

    public IReadOnlyList<FormDefinition> Forms { get; private set; } = [];

    public string? Problem { get; private set; }

    public long MaxBytes => settings.Uploads.MaxBytes;

    public void OnGet() => Load(Period.TryParse(Request.Query["period"], out var period) ? period : null);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Period? period = null;
        var rules = new UploadRules(
            MaxBytes, $"文件超过 {MaxBytes >> 20} MB 的上限，没有接收。请删去表里的图片和无关的工作表，或分成几个文件，每个都勾选“只补报”。", "请先选择要报送的文件。");
        var answer = await door.ReceiveAsync(HttpContext, rules, async form =>
        {
            period = Period.TryParse(form["period"], out var said) ? said : null;
            return await TakeAsync(form, period, cancellation);
        }, cancellation);
        return answer.Tell(HttpContext, problem =>
        {
            Problem = problem;
            Load(period);
            return Page();
        });
    }

    private async Task<UploadAnswer> TakeAsync(UploadForm form, Period? period, CancellationToken cancellation)
    {
        if (period is not { } month || !duty.Months().Contains(month))
        {
            return UploadAnswer.Refused("只能报本月和以前两年内的月份。请选择月份。");
        }

        AlertKind? kind = AlertKinds.TryParse(form["kind"], out var chosen) ? chosen : null;
        return await desk.ReceiveAsync(Viewer, new UploadRequest(form.FileName, month, kind, form["append"] == "true"), form.Content!, cancellation) switch
        {
            UploadResult.Taken taken => UploadAnswer.Taken($"/reporting/drafts/{taken.Draft.DraftId}"),
            UploadResult.Refused refused => UploadAnswer.Refused(refused.Message),
            _ => throw new InvalidOperationException("Unknown result of an upload."),
        };
    }

    private void Load(Period? period)
    {
        Months = duty.Months();
        Period = period is { } wanted && Months.Contains(wanted) ? wanted : duty.Due(Department, Scope).Period;
        Forms = guide.Of(Department)?.Forms ?? [];
    }
}
