using AlertExchange.Storage;

namespace AlertExchange.Web.Api.Problems;

/// <summary>What goes wrong under <c>/api</c> is told as a problem, never as a page.</summary>
internal sealed partial class ApiProblemMiddleware(RequestDelegate next, ILogger<ApiProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await ApiProblem.WriteAsync(context, ApiProblem.OfStatus(context.Response.StatusCode));
            }
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            await ApiProblem.WriteAsync(context, ApiProblem.OfStatus(wrong.StatusCode));
        }
        catch (Exception away) when (StoreOutage.Is(away) && !context.Response.HasStarted)
        {
            context.Response.Headers.RetryAfter = "5";
            await ApiProblem.WriteAsync(context, ApiProblem.OfStatus(StatusCodes.Status503ServiceUnavailable));
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            // The edge: where and what kind is logged, never what its text quotes.
            Failed(log, context.GetEndpoint()?.DisplayName ?? "", fault);
            await ApiProblem.WriteAsync(context, ApiProblem.OfStatus(StatusCodes.Status500InternalServerError));
        }
    }

    [LoggerMessage(LogLevel.Error, "A request of another system failed: {Endpoint}")]
    private static partial void Failed(ILogger log, string endpoint, Exception fault);
}
