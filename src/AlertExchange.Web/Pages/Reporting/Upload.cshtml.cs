using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Liaisons;
using AlertExchange.Pipeline.Uploading;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>
/// Sends a file. The form is read as it comes and its token checked before anything of the file is looked at, which the framework's own check would
/// do only after it had read the whole form.
/// </summary>
[IgnoreAntiforgeryToken]
[ReadsItsOwnForm]
public sealed class UploadModel(UploadDesk desk, ReportingDuty duty, FormGuide guide, IAntiforgery antiforgery, ExchangeSettings settings) : ReportingPage
{
    /// <summary>What is still listened to of a file that is too large, so that its sender hears why: a browser that is cut off shows an error of its own.</summary>
    private const long HeardOut = 256L << 20;

    private const long RoomForWords = 1L << 20;

    public IReadOnlyList<Period> Months { get; private set; } = [];

    public Period Period { get; private set; }

    public IReadOnlyList<FormDefinition> Forms { get; private set; } = [];

    public string? Problem { get; private set; }

    public long MaxBytes => settings.Uploads.MaxBytes;

    public void OnGet() => Load(Period.TryParse(Request.Query["period"], out var period) ? period : null);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes + RoomForWords + HeardOut;
        }

        try
        {
            return await ReceiveAsync(cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException or IOException)
        {
            return Refuse(
                broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest,
                broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? desk.TooLarge().Message : "文件没有传完整，没有接收。请再传一次。", null);
        }
    }

    private async Task<IActionResult> ReceiveAsync(CancellationToken cancellation)
    {
        if (await UploadForm.ReadAsync(Request, cancellation) is not { } form || !await IsOursAsync(form))
        {
            return Refuse(StatusCodes.Status400BadRequest, "页面已过期，没有接收。请刷新后再传一次。", null);
        }

        if (form.Content is null)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, "请先选择要报送的文件。", form.Period);
        }

        if (form.Period is not { } period || !duty.Months().Contains(period))
        {
            await HearOutAsync(cancellation);
            return Refuse(StatusCodes.Status422UnprocessableEntity, "只能报本月和以前两年内的月份。请选择月份。", null);
        }

        var result = Request.ContentLength > MaxBytes + RoomForWords
            ? desk.TooLarge()
            : await desk.ReceiveAsync(Viewer, new UploadRequest(form.FileName!, period, form.Kind, form.Append), form.Content, cancellation);
        await HearOutAsync(cancellation);
        switch (result)
        {
            case UploadResult.Taken taken:
                var address = $"/reporting/drafts/{taken.Draft.DraftId}";
                return IsFromScript ? new JsonResult(new { location = address }) : Redirect(address);
            case UploadResult.Refused refused:
                return Refuse(refused.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity, refused.Message, period);
            default:
                throw new InvalidOperationException("Unknown result of an upload.");
        }
    }

    private bool IsFromScript => Request.Headers.ContainsKey("X-Upload");

    /// <summary>The token stands in the form, in front of the file; checked as if it were a header, the form is not read for it.</summary>
    private async Task<bool> IsOursAsync(UploadForm form)
    {
        Request.Headers["X-CSRF-TOKEN"] = form.Token;
        try
        {
            await antiforgery.ValidateRequestAsync(HttpContext);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    private async Task HearOutAsync(CancellationToken cancellation)
    {
        var buffer = new byte[64 << 10];
        while (await Request.Body.ReadAsync(buffer, cancellation) > 0)
        {
        }
    }

    private IActionResult Refuse(int status, string message, Period? period)
    {
        Response.StatusCode = status;
        if (IsFromScript)
        {
            return new JsonResult(new { problem = message }) { StatusCode = status };
        }

        Problem = message;
        Load(period);
        return Page();
    }

    private void Load(Period? period)
    {
        Months = duty.Months();
        Period = period is { } wanted && Months.Contains(wanted) ? wanted : duty.Due(Department, Scope).Period;
        Forms = guide.Of(Department)?.Forms ?? [];
    }
}
