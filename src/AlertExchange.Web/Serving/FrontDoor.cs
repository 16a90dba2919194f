using System.Net;
using AlertExchange.Pipeline;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;

namespace AlertExchange.Web.Serving;

/// <summary>What stands before every page: whose name is answered to, whose word about a request is taken, and that nothing crosses a network in the clear.</summary>
internal static class FrontDoor
{
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    public static IServiceCollection AddFrontDoor(this IServiceCollection services)
    {
        // A page on the internet whose name resolves to this machine must not read ours.
        services.AddHostFiltering(_ => { });
        services.AddOptions<HostFilteringOptions>().Configure<ExchangeSettings>((options, settings) => options.AllowedHosts = [.. OwnNames, .. settings.Web.Hosts]);
        services.AddOptions<ForwardedHeadersOptions>().Configure<ExchangeSettings>((options, settings) =>
        {
            options.ForwardedHeaders = settings.Web.TrustedProxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.Web.TrustedProxies)
            {
                options.KnownIPNetworks.Add(proxy);
            }

            // As many proxies as stand in a row, each of which has to be a trusted one.
            options.ForwardLimit = null;
        });
        return services.Configure<HstsOptions>(options => options.MaxAge = TimeSpan.FromDays(180));
    }

    public static void UseFrontDoor(this IApplicationBuilder app)
    {
        app.UseForwardedHeaders();
        app.Use((context, next) => context.Request.IsHttps || IsThisMachine(context.Connection.RemoteIpAddress) ? next(context) : RefuseAsync(context));
        app.UseHsts();
    }

    private static bool IsThisMachine(IPAddress? address) => address is null || IPAddress.IsLoopback(address);

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("请用 https:// 打开。这个地址不加密，不能用来登录。", context.RequestAborted);
    }
}
