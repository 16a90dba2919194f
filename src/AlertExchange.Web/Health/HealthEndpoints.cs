using System.Text.Encodings.Web;
using System.Text.Json;
using AlertExchange.Web.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlertExchange.Web.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: everything it depends on does, one entry each; 503 when one does not.
/// <c>/metrics</c>: the figures. None of them tells anything about people, so unlike the pages they may be served to other machines.
/// </summary>
public static class HealthEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Maps health and metrics.</summary>
    /// <param name="exchanges">The checks of every exchange that this process works for, by county; an exchange without a name has an empty one.</param>
    /// <param name="metrics">Null where nothing collects metrics.</param>
    public static void MapExchangeHealth(this IEndpointRouteBuilder app, IReadOnlyList<KeyValuePair<string, HealthCheckService>> exchanges, PrometheusReader? metrics)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live", text = "程序在运行" }, Json)).AllowAnonymous();
        app.MapGet("/health/ready", (CancellationToken cancellation) => ReadyAsync(exchanges, cancellation)).AllowAnonymous();
        if (metrics is not null)
        {
            app.MapGet("/metrics", () => Results.Text(metrics.Text(), PrometheusText.ContentType)).AllowAnonymous();
        }
    }

    private static async Task<IResult> ReadyAsync(IReadOnlyList<KeyValuePair<string, HealthCheckService>> exchanges, CancellationToken cancellation)
    {
        var checks = new List<object>();
        var worst = HealthStatus.Healthy;
        foreach (var (county, service) in exchanges)
        {
            var report = await service.CheckHealthAsync(cancellation);
            foreach (var (name, entry) in report.Entries)
            {
                var status = StatusOf(name, entry.Status);
                worst = status < worst ? status : worst;
                checks.Add(new
                {
                    county = county.Length == 0 ? null : county,
                    name = name == BusCheck ? "bus" : name,
                    title = Title(name),
                    status = Word(status),
                    text = name == BusCheck ? BusText(status) : entry.Description,
                    milliseconds = (long)entry.Duration.TotalMilliseconds,
                });
            }
        }

        var (word, text) = worst switch
        {
            HealthStatus.Healthy => ("ready", "可以使用"),
            HealthStatus.Degraded => ("degraded", "可以使用，但有一项需要留意"),
            _ => ("unavailable", "暂时不能使用"),
        };
        return Results.Json(new { status = word, text, checks }, Json, statusCode: worst == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    /// <summary>The name under which the bus registers its own check.</summary>
    private const string BusCheck = "masstransit-bus";

    // A bus one of whose queues is not read is no bus: it calls itself degraded while its own address still stands.
    private static HealthStatus StatusOf(string name, HealthStatus status) => name == BusCheck && status == HealthStatus.Degraded ? HealthStatus.Unhealthy : status;

    // What the bus itself says names hosts and queues, in English.
    private static string BusText(HealthStatus status) => status == HealthStatus.Healthy ? "已连接" : "没有连接，正在重试；恢复后会自动继续";

    private static string Title(string name) => name switch
    {
        "store" => "数据库",
        "keys" => "密钥",
        "disk" => "磁盘空间",
        "roster" => "花名册",
        "policy" => "政策口径",
        BusCheck => "消息总线",
        _ => name,
    };

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
