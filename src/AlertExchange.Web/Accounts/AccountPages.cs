using AlertExchange.Pipeline;
using AlertExchange.Storage;
using AlertExchange.Storage.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace AlertExchange.Web.Accounts;

/// <summary>Registers sign-in: Identity over the store's accounts, and cookies whose keys the store keeps.</summary>
internal static class AccountPages
{
    public const string SessionCookie = "alertx-session";

    private static readonly TimeSpan HalfWay = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddExchangeSignIn(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("alertexchange");
        services.AddOptions<KeyManagementOptions>().Configure<ExchangeStore>((options, store) =>
        {
            options.XmlRepository = new StoredProtectionKeys(store);
            options.XmlEncryptor = new SealedXmlEncryptor(store);
        });

        // Before AddIdentityCore, which takes what is there.
        services.AddScoped<ILookupNormalizer, LoginNormalizer>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, AccountClaims>();
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>().AddSignInManager();
        services.AddScoped<SignInDesk>();
        services.AddScoped<OwnAccount>();
        services.AddSingleton<SignInWatch>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                Protect(options.Cookie, SessionCookie);
                // A link from another system of the office leads into the application, so not Strict.
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.LoginPath = "/sign-in";
                options.ReturnUrlParameter = "returnUrl";
                options.SlidingExpiration = true;
                options.EventsType = typeof(SignInWatch);
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                Protect(options.Cookie, "alertx-halfway");
                options.ExpireTimeSpan = HalfWay;
                options.SlidingExpiration = false;
            });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<ExchangeSettings>((options, settings) => options.ExpireTimeSpan = settings.Web.IdleTime);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme).Configure(options => options.Cookie.SameSite = SameSiteMode.Strict);
        return services;
    }

    /// <summary>No script reads it, and what was set over https is sent over https only.</summary>
    public static void Protect(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
