using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace AlertExchange.Web.Uploads;

/// <summary>
/// Where files come in that a page's form sends (<see cref="ReadsItsOwnFormAttribute"/>). The form is read as it comes and its token checked before
/// anything of the file is looked at, which the framework's own check would do only after it had read the whole form.
/// </summary>
public sealed class UploadDoor(IAntiforgery antiforgery)
{
    /// <summary>What is still listened to of a file that is too large, so that its sender hears why: a browser that is cut off shows an error of its own.</summary>
    private const long HeardOut = 256L << 20;

    private const long RoomForWords = 1L << 20;

    /// <summary>Receives a form's file.</summary>
    /// <param name="take">Is given the form with its file; what it leaves of it is read and forgotten.</param>
    public async Task<UploadAnswer> ReceiveAsync(HttpContext context, UploadRules rules, Func<UploadForm, Task<UploadAnswer>> take, CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = rules.MaxBytes + RoomForWords + HeardOut;
        }

        try
        {
            var answer = await TakeAsync(context, rules, take, cancellation);
            await HearOutAsync(context.Request.Body, cancellation);
            return answer;
        }
        catch (Exception broken) when (broken is UploadInterruptedException or BadHttpRequestException)
        {
            return (broken as BadHttpRequestException ?? broken.InnerException as BadHttpRequestException)?.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge(rules)
                : UploadAnswer.Refused("文件没有传完整，没有接收。请再传一次。", StatusCodes.Status400BadRequest);
        }
    }

    private async Task<UploadAnswer> TakeAsync(HttpContext context, UploadRules rules, Func<UploadForm, Task<UploadAnswer>> take, CancellationToken cancellation)
    {
        if (await UploadForm.ReadAsync(context.Request, rules.MaxBytes, cancellation) is not { } form || !await IsOursAsync(context, form))
        {
            return UploadAnswer.Refused("页面已过期，没有接收。请刷新后再传一次。", StatusCodes.Status400BadRequest);
        }

        if (form.Content is null)
        {
            return UploadAnswer.Refused(rules.NothingChosen);
        }

        if (context.Request.ContentLength > rules.MaxBytes + RoomForWords)
        {
            return TooLarge(rules);
        }

        try
        {
            return await take(form);
        }
        catch (UploadTooLargeException)
        {
            return TooLarge(rules);
        }
    }

    private static UploadAnswer TooLarge(UploadRules rules) => UploadAnswer.Refused(rules.TooLarge, StatusCodes.Status413PayloadTooLarge);

    /// <summary>The token stands in the form, in front of the file; checked as if it were a header, the form is not read for it.</summary>
    private async Task<bool> IsOursAsync(HttpContext context, UploadForm form)
    {
        // Without a header the framework would read the form itself.
        if (form[UploadForm.TokenField] is not { Length: > 0 } token)
        {
            return false;
        }

        context.Request.Headers["X-CSRF-TOKEN"] = token;
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    private static async Task HearOutAsync(Stream body, CancellationToken cancellation)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await body.ReadAsync(buffer, cancellation) > 0)
            {
                // Nothing of it is kept.
            }
        }
        catch (IOException gone) when (gone is not BadHttpRequestException)
        {
            throw new UploadInterruptedException(gone);
        }
    }
}
