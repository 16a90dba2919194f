using System.Threading.RateLimiting;
using AlertExchange.Pipeline;
using Microsoft.AspNetCore.RateLimiting;

namespace AlertExchange.Web.Accounts;

/// <summary>How often one address may try to sign in.</summary>
internal sealed class SignInLimit(ExchangeSettings settings) : IRateLimiterPolicy<string>
{
    public const string Policy = "sign-in";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => HttpMethods.IsPost(httpContext.Request.Method)
        ? RateLimitPartition.GetTokenBucketLimiter(httpContext.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = settings.Web.SignInsPerMinute,
            TokensPerPeriod = settings.Web.SignInsPerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        })
        : RateLimitPartition.GetNoLimiter("");
}
