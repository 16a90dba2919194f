using System.Security.Claims;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Accounts;
using AlertExchange.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AlertExchange.Web.Tests.Support;

/// <summary>Signing in to a served county.</summary>
internal static class ServedCountySignIn
{
    /// <summary>Of every account that a test signs in with.</summary>
    public const string Password = "three-words-and-a-number-7";

    /// <summary>A client of somebody who is signed in with this role.</summary>
    public static Task<HttpClient> SignedInAsync(this ServedCounty county, Role role) => county.SignedInAsync(county.ViewerOf(role));

    /// <summary>A client of this somebody; their account is made if there is none.</summary>
    public static Task<HttpClient> SignedInAsync(this ServedCounty county, Viewer viewer)
    {
        var client = county.Stranger();
        client.DefaultRequestHeaders.Add("Cookie", CookieOf(county, viewer));
        return Task.FromResult(client);
    }

    /// <summary>The sign-in's cookie as a browser would send it. An account has one sign-in: everybody who asks for its cookie shares it.</summary>
    public static string CookieOf(this ServedCounty county, Viewer viewer)
    {
        var account = county.AccountOf(viewer);
        var scheme = IdentityConstants.ApplicationScheme;
        var principal = new AccountClaims().CreateAsync(account).GetAwaiter().GetResult();
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(AccountClaims.Session, account.SessionId!));
        var options = county.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new AuthenticationTicket(principal, scheme))}";
    }

    /// <summary>The account of this somebody, which can be signed in to with <see cref="Password"/> too.</summary>
    public static Account AccountOf(this ServedCounty county, Viewer viewer)
    {
        var hash = county.Get<IPasswordHasher<Account>>().HashPassword(null!, Password);
        return county.Store.Write(scope =>
        {
            var accounts = county.Store.Accounts;
            var number = accounts.FindByLogin(scope, viewer.Login)?.AccountNo ?? accounts.Add(scope, new Account
            {
                Login = viewer.Login,
                DisplayName = viewer.Name,
                Role = viewer.Role,
                Department = viewer.Department,
                TownshipCode = viewer.TownshipCode,
                VillageCode = viewer.VillageCode,
                PasswordHash = hash,
                SecurityStamp = "test",
                CreatedAt = county.Clock.GetUtcNow(),
                CreatedBy = "test",
            })!.AccountNo;
            if (viewer.Department is { } department)
            {
                county.Store.Liaisons.TryRegister(scope, department, number, county.Clock.GetUtcNow(), "test");
            }

            if (accounts.Find(scope, number)!.SessionId is null)
            {
                accounts.StartSession(scope, number, "test-" + viewer.Login, county.Clock.GetUtcNow(), "127.0.0.1");
            }

            return accounts.Find(scope, number)!;
        });
    }
}
