using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Uploads;

/// <summary>What sending a file came to: where its sender goes on, or why it was not taken.</summary>
/// <param name="Location">Null where it was not taken.</param>
/// <param name="Problem">Chinese: what is wrong and what to do.</param>
public sealed record UploadAnswer(int Status, string? Location, string? Problem)
{
    public static UploadAnswer Taken(string location) => new(StatusCodes.Status302Found, location, null);

    public static UploadAnswer Refused(string problem, int status = StatusCodes.Status422UnprocessableEntity) => new(status, null, problem);

    /// <summary>Tells a script (<c>reporting.js</c>) in JSON, and a browser without one by a redirection or the page again.</summary>
    /// <param name="page">The page with a problem on it.</param>
    public IActionResult Tell(HttpContext context, Func<string, IActionResult> page)
    {
        var isFromScript = context.Request.Headers.ContainsKey("X-Upload");
        if (Location is not null)
        {
            return isFromScript ? new JsonResult(new { location = Location }) : new RedirectResult(Location);
        }

        context.Response.StatusCode = Status;
        return isFromScript ? new JsonResult(new { problem = Problem }) { StatusCode = Status } : page(Problem!);
    }
}
