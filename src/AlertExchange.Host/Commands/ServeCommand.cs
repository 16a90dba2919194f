using System.CommandLine;
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

/// <summary><c>alertx serve</c>: the application.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:8080";
    private const string EveryRole = "web,worker";

    public static Command Create(GlobalOptions global)
    {
        var urls = Urls("监听地址，多个用分号隔开；本机以外要用 https 或放在反向代理后面（配置文件的 web）");
        var roles = new Option<string>("--roles") { Description = "角色：web、worker，逗号隔开", HelpName = "角色", DefaultValueFactory = _ => EveryRole };
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
        command.Validators.Add(result =>
        {
            var files = result.GetValue(global.Config) ?? [];
            if (files.Length > 1 && Wanted(result.GetValue(roles)).Contains("web"))
            {
                result.AddError("网页一次只服务一个县，只能带一份 --config；几个县一起处理请用 --roles worker");
            }

            if (files.Length > 1 && result.GetResult(global.Data) is { Implicit: false })
            {
                result.AddError("带几份 --config 时不能再写 --data，数据目录写在各自的配置文件里（dataDirectory）");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var counties = global.AllSettings(parsed);
            Distinct(counties);
            if (Refuses(parsed.GetRequiredValue(urls), counties[0]))
            {
                return ExitCode.WrongUsage;
            }

            var wanted = Wanted(parsed.GetValue(roles));
            using var observability = Observability.Start(listens: true);
            await using var others = await OtherCounties.StartAsync(counties.Skip(1), cancellation);
            await using var app = Build(counties[0], parsed.GetRequiredValue(urls), wanted.Contains("web"), wanted.Contains("worker"), observability, others.Checks);
            await using var health = HealthListener.Create(parsed.GetValue(healthUrls), Checks(counties[0], app.Services, others.Checks), observability);
            await health.StartAsync(cancellation);
            if (wanted.Contains("web"))
            {
                await FirstAdministrator.MakeAsync(app.Services, cancellation);
            }

            await RunAsync(app, cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Where to listen. What the settings have to say to it is asked by <see cref="ListeningAddresses"/>.</summary>
    public static Option<string> Urls(string description)
    {
        var urls = new Option<string>("--urls") { Description = description, HelpName = "地址", DefaultValueFactory = _ => DefaultUrl };
        urls.Validators.Add(result =>
        {
            foreach (var url in result.Tokens.SelectMany(t => t.Value.Split(';')).Where(u => !ListeningAddresses.IsWellFormed(u)))
            {
                result.AddError($"--urls「{url}」应写成 http://地址:端口 或 https://地址:端口");
            }
        });
        return urls;
    }

    /// <summary>Tells why the addresses cannot be served with these settings; false when they can.</summary>
    public static bool Refuses(string urls, ExchangeSettings settings)
    {
        if (ListeningAddresses.Refusal(urls, settings.Web) is not { } refusal)
        {
            return false;
        }

        Terminal.Error("命令行有误：--urls " + refusal);
        return true;
    }

    /// <summary>Puts the application together.</summary>
    public static WebApplication Build(ExchangeSettings settings, string urls, bool web, bool worker, Observability observability, IEnumerable<KeyValuePair<string, HealthCheckService>>? others = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(ServeCommand).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls.Split(';'));
        HttpsCertificate.UseFor(builder.WebHost, settings.Web);
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(Logs.Create(settings), dispose: true);
        builder.Services.AddExchange(settings);
        if (worker)
        {
            builder.Services.AddExchangeWork(settings).AddPreparation();
        }
        else
        {
            builder.Services.AddExchangeIntake(settings);
        }

        builder.Services.AddExchangeHealth();
        builder.Services.AddExchangePages();
        var app = builder.Build();
        if (web)
        {
            app.MapExchangePages();
        }

        app.MapExchangeHealth(Checks(settings, app.Services, others ?? []), observability.Prometheus);
        return app;
    }

    private static List<KeyValuePair<string, HealthCheckService>> Checks(ExchangeSettings county, IServiceProvider services, IEnumerable<KeyValuePair<string, HealthCheckService>> others) =>
        [KeyValuePair.Create(county.County, services.GetRequiredService<HealthCheckService>()), .. others];

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

    // While a command line is checked, an option that is not written has no value yet.
    private static string[] Wanted(string? roles) => (roles ?? EveryRole).Split(',');

    /// <summary>Two exchanges on one directory, or two under one name on the broker, would be one county twice.</summary>
    private static void Distinct(IReadOnlyList<ExchangeSettings> counties)
    {
        if (counties.GroupBy(c => c.DataDirectory).FirstOrDefault(g => g.Count() > 1) is { } directory)
        {
            throw new SettingsException($"两份配置用了同一个数据目录 {directory.Key}，每个县要有自己的 dataDirectory");
        }

        if (counties.Where(c => c.Transport.IsShared).GroupBy(c => (c.County, c.Transport.Host, c.Transport.Port, c.Transport.VirtualHost)).Any(g => g.Count() > 1))
        {
            throw new SettingsException("两份配置在同一个 RabbitMQ 上用了同一个 county，队列会混在一起，请改成各自的县码");
        }
    }
}
