using System.Globalization;
using System.Threading.RateLimiting;
using AlertExchange.Pipeline;
using AlertExchange.Web.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace AlertExchange.Web.Api.Access;

/// <summary>How often one key may ask. It is asked after the key was recognised, so that nobody uses up somebody else's share.</summary>
internal sealed class ApiLimit(ExchangeSettings settings) : IRateLimiterPolicy<string>
{
    public const string Policy = "api";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => (rejected, _) =>
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, Math.Ceiling(after.TotalSeconds)) : 1;
        rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return new ValueTask(ApiProblem.WriteAsync(rejected.HttpContext, ApiProblem.OfStatus(StatusCodes.Status429TooManyRequests)));
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        RateLimitPartition.GetTokenBucketLimiter(httpContext.User.FindFirst(ApiKeyScheme.PrefixClaim)?.Value ?? "", _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = settings.Api.RequestsPerMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / settings.Api.RequestsPerMinute,
            QueueLimit = 0,
        });
}
