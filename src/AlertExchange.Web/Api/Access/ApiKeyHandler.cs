using System.Security.Claims;
using System.Text.Encodings.Web;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Web.Access;
using AlertExchange.Web.Api.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AlertExchange.Web.Api.Access;

/// <summary>Lets systems in by <c>Authorization: Bearer alx_…</c>. Cookies are not looked at.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyDesk desk)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (desk.Recognise(header[Bearer.Length..].Trim()) is not { } key)
        {
            return Task.FromResult(AuthenticateResult.Fail("Not a good key."));
        }

        var claims = ViewerClaims.Of(key.Viewer)
            .Concat(key.Scopes.Select(s => new Claim(ApiKeyScheme.ScopeClaim, s.Id())))
            .Append(new Claim(ApiKeyScheme.HolderClaim, key.Holder))
            .Append(new Claim(ApiKeyScheme.PrefixClaim, key.Prefix));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.Remove(HeaderNames.Location);
        Response.Headers.WWWAuthenticate = "Bearer realm=\"alertexchange\"";
        return ApiProblem.WriteAsync(Context, ApiProblem.KeyMissing);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers.Remove(HeaderNames.Location);
        var needs = Context.GetEndpoint()?.Metadata.GetMetadata<ApiNeeds>();
        return ApiProblem.WriteAsync(Context, ApiProblem.ScopeMissing(needs?.Scope));
    }
}
