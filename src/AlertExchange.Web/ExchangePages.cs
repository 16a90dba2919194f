using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;

namespace AlertExchange.Web;

/// <summary>Adds the pages to a web application.</summary>
public static class ExchangePages
{
    private static readonly byte[] Css = ReadAsset("site.css");
    private static readonly byte[] Icon = ReadAsset("icon.svg");

    /// <summary>Registers Razor Pages of this room.</summary>
    public static IServiceCollection AddExchangePages(this IServiceCollection services)
    {
        // The pages hold no session: nothing that is protected has to be read again after a restart, so no key is written anywhere.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // A page on the internet whose name resolves to this machine must not read ours: the web host then answers to loopback names only.
        services.AddHostFiltering(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            parts.ApplicationParts.Add(new AssemblyPart(typeof(ExchangePages).Assembly));
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(ExchangePages).Assembly));
        });
        return services;
    }

    /// <summary>Maps the pages. They are open to whoever reaches the address, so the host serves them on loopback only.</summary>
    public static WebApplication MapExchangePages(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "no-store";
            return next(context);
        });
        app.MapGet("/site.css", () => Results.Bytes(Css, "text/css; charset=utf-8"));
        app.MapGet("/icon.svg", () => Results.Bytes(Icon, "image/svg+xml"));
        app.MapRazorPages();
        return app;
    }

    private static byte[] ReadAsset(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The asset {name} is not embedded.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
