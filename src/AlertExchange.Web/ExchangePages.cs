using System.Text.Encodings.Web;
using System.Text.Unicode;
using AlertExchange.Web.Access;
using AlertExchange.Web.Accounts;
using AlertExchange.Web.Api;
using AlertExchange.Web.Navigation;
using AlertExchange.Web.Serving;
using AlertExchange.Web.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.WebEncoders;

namespace AlertExchange.Web;

/// <summary>Adds the pages to a web application.</summary>
public static class ExchangePages
{
    /// <summary>No inline script or style, nothing from elsewhere; Tabler's style sheet draws some of its signs as data.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Registers Razor Pages of this room.</summary>
    public static IServiceCollection AddExchangePages(this IServiceCollection services)
    {
        services.AddExchangeSignIn();
        services.AddExchangeAccess();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy<string, SignInLimit>(SignInLimit.Policy);
        });
        services.AddExchangeApi();
        services.AddSingleton(_ => StaticAssets.Load(Path.Combine(AppContext.BaseDirectory, "wwwroot")));
        services.AddSingleton<UploadDoor>();
        services.AddFrontDoor();
        // Chinese as it is, not four times as long in numbers; what means something in HTML is still escaped.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // For telephones in villages. The form token is another one in every answer and the sign-in's cookie does not come along with requests
        // from other sites, so that the length of an answer tells nobody anything (BREACH).
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-CSRF-TOKEN";
            AccountPages.Protect(options.Cookie, "alertx-form");
        });
        services.Configure<CookieTempDataProviderOptions>(options => AccountPages.Protect(options.Cookie, "alertx-told"));
        services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            parts.ApplicationParts.Add(new AssemblyPart(typeof(ExchangePages).Assembly));
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(ExchangePages).Assembly));
        });
        return services;
    }

    /// <summary>Maps the pages. Each says itself who may see it (<see cref="NeedsAttribute"/>).</summary>
    public static WebApplication MapExchangePages(this WebApplication app)
    {
        app.UseFrontDoor();
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            // In the words that the form token's maker looks for, which otherwise writes its own and complains in the log.
            headers.CacheControl = "no-cache, no-store";
            return next(context);
        });
        app.UseResponseCompression();
        app.UseExceptionHandler("/problem/500");
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseApiProblems();
        app.UseOwnAnswers();
        app.UseAuthentication();
        app.UseAuthorization();
        // After it is known who asks: a system is limited by its key.
        app.UseRateLimiter();
        app.Services.GetRequiredService<StaticAssets>().Map(app);
        app.MapGet("/", context =>
        {
            context.Response.Redirect(context.User.ToViewer() is { } viewer ? MainNavigation.HomeOf(viewer.Role) : "/sign-in");
            return Task.CompletedTask;
        }).AllowAnonymous();
        app.MapRazorPages();
        app.MapExchangeApi();
        return app;
    }
}
