using System.Globalization;
using System.Security.Claims;
using AlertExchange.Storage.Accounts;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace AlertExchange.Web.Accounts;

/// <summary>What a sign-in carries: the viewer, and by what it is held.</summary>
internal sealed class AccountClaims : IUserClaimsPrincipalFactory<Account>
{
    public const string Session = "session";
    public const string Stamp = "stamp";

    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var identity = new ClaimsIdentity(ViewerClaims.Of(user.ToViewer()), IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, Number(user.AccountNo)));
        identity.AddClaim(new Claim(Stamp, user.SecurityStamp));
        if (user.MustChangePassword)
        {
            identity.AddClaim(new Claim(ViewerClaims.Duty, ViewerClaims.ChangePassword));
        }
        else if (user is { IsTotpRequired: true, AsksForCode: false })
        {
            identity.AddClaim(new Claim(ViewerClaims.Duty, ViewerClaims.SetUpSecondFactor));
        }

        return Task.FromResult(new ClaimsPrincipal(identity));
    }

    /// <summary>The account's number; null for whoever is not signed in.</summary>
    public static long? AccountOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) is { } text ? Number(text) : null;

    public static string Number(long accountNo) => accountNo.ToString(CultureInfo.InvariantCulture);

    public static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
