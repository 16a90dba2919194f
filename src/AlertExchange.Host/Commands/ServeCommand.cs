using System.CommandLine;
using System.Net;
using AlertExchange.Host.CommandLine;
using AlertExchange.Host.Operations;
using AlertExchange.Pipeline;
using AlertExchange.Web;
using AlertExchange.Web.Health;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Serilog;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx serve</c>: the application. Its pages have no login yet, so it listens on loopback only.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    public static Command Create(GlobalOptions global)
    {
        var urls = Urls("监听地址，多个用分号隔开（目前只允许本机）");
        var roles = new Option<string>("--roles") { Description = "角色：web、worker，逗号隔开", HelpName = "角色", DefaultValueFactory = _ => "web,worker" };
        var healthUrls = new Option<string?>("--health-urls") { Description = "健康检查和指标另开的监听地址（只有 /health 和 /metrics，没有网页），可以不是本机，如 http://0.0.0.0:9090", HelpName = "地址" };
        var command = new Command("serve", "启动应用：网页和后台处理") { urls, roles, healthUrls };
        healthUrls.Validators.Add(result =>
        {
            foreach (var url in result.Tokens.SelectMany(t => t.Value.Split(';')).Where(u => !HealthListener.IsHttp(u)))
            {
                result.AddError($"--health-urls「{url}」应写成 http://地址:端口");
            }
        });
        roles.Validators.Add(result =>
        {
            foreach (var role in result.Tokens.SelectMany(t => t.Value.Split(',')).Where(r => r is not ("web" or "worker")))
            {
                result.AddError($"没有「{role}」这个角色，可用：web、worker");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = global.Settings(parsed);
            var wanted = parsed.GetRequiredValue(roles).Split(',');
            using var observability = Observability.Start(listens: true);
            await using var app = Build(settings, parsed.GetRequiredValue(urls), wanted.Contains("web"), wanted.Contains("worker"), observability);
            await using var health = HealthListener.Create(parsed.GetValue(healthUrls), Checks(app.Services), observability);
            await health.StartAsync(cancellation);
            await RunAsync(app, cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Where to listen: on this machine only, because whoever reaches the pages sees them.</summary>
    public static Option<string> Urls(string description)
    {
        var urls = new Option<string>("--urls") { Description = description, HelpName = "地址", DefaultValueFactory = _ => DefaultUrl };
        urls.Validators.Add(result =>
        {
            foreach (var url in result.Tokens.SelectMany(t => t.Value.Split(';')).Where(u => !IsLoopback(u)))
            {
                result.AddError($"「{url}」不是本机地址：网页还没有登录，只能用 http://127.0.0.1:端口");
            }
        });
        return urls;
    }

    /// <summary>Puts the application together.</summary>
    public static WebApplication Build(ExchangeSettings settings, string urls, bool web, bool worker, Observability observability)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(ServeCommand).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls.Split(';'));
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(Logs.Create(settings), dispose: true);
        builder.Services.AddExchange(settings);
        if (worker)
        {
            builder.Services.AddExchangeWork(settings);
        }

        builder.Services.AddExchangeHealth();
        builder.Services.AddExchangePages();
        var app = builder.Build();
        if (web)
        {
            app.MapExchangePages();
        }

        app.MapExchangeHealth(Checks(app.Services), observability.Prometheus);
        return app;
    }

    private static Dictionary<string, HealthCheckService> Checks(IServiceProvider exchange) => new() { [""] = exchange.GetRequiredService<HealthCheckService>() };

    /// <summary>Starts, prints where it listens, and waits for Ctrl+C.</summary>
    public static async Task RunAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException taken)
        {
            throw new SettingsException($"不能监听：{taken.Message}。请换一个端口，如 --urls http://127.0.0.1:8081", taken);
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
        {
            Console.Out.WriteLine($"已启动：{address}　（按 Ctrl+C 停止）");
        }

        await app.WaitForShutdownAsync(cancellation);
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
