using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Web.Access;
using AlertExchange.Web.Pages.Reporting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Roster;

/// <summary>Sends a roster file. It is sealed as it comes, and nothing is changed before somebody confirmed what it would change.</summary>
[Needs(Permission.ManageRoster)]
[IgnoreAntiforgeryToken]
[ReadsItsOwnForm]
public sealed class ImportModel(RosterDraftDesk drafts, IAntiforgery antiforgery) : ViewerPage
{
    /// <summary>What is still listened to of a file that is too large, so that its sender hears why.</summary>
    private const long HeardOut = 64L << 20;

    public static long MaxBytes => RosterDraftDesk.MaxFileBytes;

    public string? Problem { get; private set; }

    private bool IsFromScript => Request.Headers.ContainsKey("X-Upload");

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes + HeardOut;
        }

        try
        {
            return await ReceiveAsync(cancellation);
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException or IOException)
        {
            return Refuse(broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? TooLarge : "文件没有传完整，没有接收。请再传一次。");
        }
    }

    private static string TooLarge => $"文件超过 {MaxBytes >> 20} MB，没有接收。请删去图片和无关的工作表。";

    private async Task<IActionResult> ReceiveAsync(CancellationToken cancellation)
    {
        if (await UploadForm.ReadAsync(Request, cancellation) is not { } form || !await IsOursAsync(form))
        {
            return Refuse("页面已过期，没有接收。请刷新后再传一次。");
        }

        if (form.Content is null)
        {
            return Refuse("请先选择花名册文件。");
        }

        if (Request.ContentLength > MaxBytes)
        {
            await form.Content.CopyToAsync(Stream.Null, cancellation);
            return Refuse(TooLarge);
        }

        var address = "/roster/drafts/" + await drafts.TakeAsync(form.Content, form.FileName!, Viewer.Name, cancellation);
        return IsFromScript ? new JsonResult(new { location = address }) : Redirect(address);
    }

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

    private IActionResult Refuse(string message)
    {
        if (IsFromScript)
        {
            return new JsonResult(new { problem = message }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        Problem = message;
        return Page();
    }
}
