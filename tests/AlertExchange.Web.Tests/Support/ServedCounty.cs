using System.Net;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Simulation;
using AlertExchange.Storage;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlertExchange.Web.Tests.Support;

/// <summary>
/// A small county with a month of department files behind it, served on a free port of this machine as the program serves it. Each has a data
/// directory of its own, copied from one that is made once a run.
/// </summary>
internal sealed class ServedCounty : IAsyncDisposable
{
    /// <summary>The month that the files report on; today is the 20th of it.</summary>
    public static Period Month { get; } = new(2026, 10);

    private static readonly Lazy<Task<string>> Template = new(MakeAsync);

    private WebApplication _app;
    private readonly string _folder;

    private ServedCounty(WebApplication app, string folder, CountyClock clock) => (_app, _folder, Clock) = (app, folder, clock);

    public CountyClock Clock { get; }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public ExchangeStore Store => Get<ExchangeStore>();

    /// <summary>Every endpoint that is mapped.</summary>
    public IEnumerable<Microsoft.AspNetCore.Http.Endpoint> Endpoints => _app.Services.GetServices<Microsoft.AspNetCore.Routing.EndpointDataSource>().SelectMany(s => s.Endpoints);

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <param name="with">Registers parts of the test's own in place of the program's.</param>
    /// <param name="set">Changes settings.</param>
    public static async Task<ServedCounty> StartAsync(Action<IServiceCollection>? with = null, Func<ExchangeSettings, ExchangeSettings>? set = null)
    {
        var folder = PlaceFiles.Copy(await Template.Value);
        var clock = new CountyClock();
        var app = Build(folder, clock, with, set);
        await app.StartAsync();
        return new ServedCounty(app, folder, clock);
    }

    /// <summary>A client of somebody who is not signed in; redirects are not followed.</summary>
    public HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>The township with the most tasks and its village with the most, by code.</summary>
    public (string Township, string Village) BusiestPlace()
    {
        var places = Store.Read(scope => Store.Tasks.ReadByPeriod(scope, Month).Select(t => t.Task.Place).ToList());
        var township = places.Where(p => p.TownshipCode is not null).GroupBy(p => p.TownshipCode!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First();
        return (township.Key, township.Where(p => p.VillageCode is not null).GroupBy(p => p.VillageCode!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key);
    }

    /// <summary>Somebody of this role, bound to the busiest place or to the medical insurance bureau.</summary>
    public Viewer ViewerOf(Role role)
    {
        var (township, village) = BusiestPlace();
        return role switch
        {
            Role.Liaison => new Viewer("yibao", "医保联络员", role, new DepartmentId("medical-insurance")),
            Role.Bureau => new Viewer("bureau", "乡村振兴局", role),
            Role.Township => new Viewer("township", "镇防返贫专干", role, TownshipCode: township),
            Role.Village => new Viewer("village", "村网格员", role, TownshipCode: township, VillageCode: village),
            Role.Auditor => new Viewer("auditor", "审计员", role),
            Role.Administrator => new Viewer("admin", "系统管理员", role),
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };
    }

    /// <summary>Ends the program and starts it again on the same data, at another address.</summary>
    public async Task RestartAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = Build(_folder, Clock, null);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static WebApplication Build(string folder, CountyClock clock, Action<IServiceCollection>? with, Func<ExchangeSettings, ExchangeSettings>? set = null)
    {
        // The bus keeps a logger for the flow of a test; one of a host that is gone must not meet the next host.
        LogContext.ConfigureCurrentLogContext(NullLoggerFactory.Instance);
        var settings = new ExchangeSettings { DataDirectory = Path.Combine(folder, "data"), ConfigDirectory = PlaceFiles.Config, MatchingWorkers = 2, Web = new WebSettings { SignInsPerMinute = 1000 } };
        settings = set?.Invoke(settings) ?? settings;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        LeftLogs.Log(builder.Logging);
        builder.Services.AddSingleton<TimeProvider>(clock);
        with?.Invoke(builder.Services);
        builder.Services.AddExchange(settings);
        builder.Services.AddExchangeWork(settings);
        builder.Services.AddExchangePages();
        // Hashing a password is slow on purpose; here nobody guesses.
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        var app = builder.Build();
        app.MapExchangePages();
        return app;
    }

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("alertx-web-county-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var truth = CountyGenerator.Generate(new CountyOptions
        {
            Households = 400,
            Seed = 20261020,
            Period = Month,
            AsOf = new DateOnly(2026, 10, 20),
            OutputDirectory = Path.Combine(folder, "county"),
            AreaCsvPath = Path.Combine(PlaceFiles.Config, "areas", "341024.csv"),
        });
        await using var app = Build(folder, new CountyClock(), null);
        await app.StartAsync();
        var silent = new Progress<(double?, string)>();
        await app.Services.GetRequiredService<RosterDesk>().ImportAsync(truth.RosterPath, null, silent, CancellationToken.None);
        var desk = app.Services.GetRequiredService<SubmissionDesk>();
        foreach (var file in truth.Files)
        {
            await using var content = File.OpenRead(file.Path);
            var request = new SubmitRequest { FileName = Path.GetFileName(file.Path), Department = file.Department, Period = Month };
            (await desk.SubmitAsync(request, content, silent, CancellationToken.None)).ShouldBeOfType<SubmitResult.Ended>();
        }

        foreach (var zero in truth.ZeroReports)
        {
            await desk.ReportZeroAsync(zero.Department, zero.Period, zero.By, CancellationToken.None);
        }

        await app.StopAsync();
        return folder;
    }
}
