using System.Security.Claims;
using AlertExchange.Storage;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AlertExchange.Web.Accounts;

/// <summary>
/// Looks at every request whether its sign-in still holds: one sign-in an account at a time, none after the account was changed or disabled.
/// One row by its key; whoever was thrown out is told why where they sign in again.
/// </summary>
internal sealed class SignInWatch(ExchangeStore store) : CookieAuthenticationEvents
{
    public const string Elsewhere = "elsewhere";
    public const string AccountChanged = "changed";
    public const string Idle = "idle";
    public const string Late = "late";

    private static readonly object Ended = new();
    private static readonly TimeSpan RenewedAfter = TimeSpan.FromMinutes(1);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var standing = AccountClaims.AccountOf(context.Principal!) is { } number ? store.Read(scope => store.Accounts.Standing(scope, number)) : null;
        var ended = standing is null || standing.IsDisabled || standing.SecurityStamp != context.Principal!.FindFirstValue(AccountClaims.Stamp) ? AccountChanged
            : standing.SessionId is null ? Idle
            : standing.SessionId != context.Principal!.FindFirstValue(AccountClaims.Session) ? Elsewhere
            : null;
        if (ended is not null)
        {
            context.HttpContext.Items[Ended] = ended;
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }

    /// <summary>Idle time counts from the last request, to the minute; the framework would renew only in the second half.</summary>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew = context.ElapsedTime >= RenewedAfter;
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var ended = context.HttpContext.Items[Ended] as string ?? (context.Request.Cookies.ContainsKey(context.Options.Cookie.Name!) ? Idle : null);
        context.Response.Redirect(ended is null ? context.RedirectUri : $"{context.RedirectUri}&ended={ended}");
        return Task.CompletedTask;
    }

    /// <summary>403 where it was asked; whoever has to change a password or set up a second factor first is sent there.</summary>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        switch (context.HttpContext.User.FindFirstValue(ViewerClaims.Duty))
        {
            case ViewerClaims.ChangePassword:
                context.Response.Redirect("/account/password");
                break;
            case ViewerClaims.SetUpSecondFactor:
                context.Response.Redirect("/account/second-factor");
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                break;
        }

        return Task.CompletedTask;
    }
}
