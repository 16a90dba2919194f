using System.Security.Claims;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace AlertExchange.Web.Tests.Support;

/// <summary>Signing in to a served county.</summary>
internal static class ServedCountySignIn
{
    /// <summary>A client of somebody who is signed in with this role.</summary>
    public static Task<HttpClient> SignedInAsync(this ServedCounty county, Role role)
    {
        var client = county.Stranger();
        client.DefaultRequestHeaders.Add("Cookie", CookieOf(county, county.ViewerOf(role)));
        return Task.FromResult(client);
    }

    /// <summary>The sign-in's cookie as a browser would send it.</summary>
    public static string CookieOf(this ServedCounty county, Viewer viewer)
    {
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var options = county.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(ViewerClaims.Of(viewer), scheme)), scheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
