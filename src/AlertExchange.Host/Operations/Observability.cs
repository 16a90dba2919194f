using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Web.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AlertExchange.Host.Operations;

/// <summary>
/// Traces and metrics of this process: to whatever OTEL_EXPORTER_OTLP_ENDPOINT and the other standard variables name, and as text for
/// Prometheus where the process listens. Without either nothing is collected and the stations' instruments cost next to nothing.
/// </summary>
internal sealed class Observability : IDisposable
{
    private readonly TracerProvider? _traces;
    private readonly MeterProvider? _metrics;

    private Observability(TracerProvider? traces, MeterProvider? metrics, PrometheusReader? prometheus) => (_traces, _metrics, Prometheus) = (traces, metrics, prometheus);

    /// <summary>What <c>/metrics</c> shows; null for a command that does not listen.</summary>
    public PrometheusReader? Prometheus { get; }

    /// <summary>Begins to collect; disposing sends what is left.</summary>
    public static Observability Start(bool listens)
    {
        var prometheus = listens ? new PrometheusReader() : null;
        return new Observability(
            Exports("TRACES") ? Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Service()).AddSource(ExchangeTelemetry.Name, ExchangeTelemetry.BusSource).AddOtlpExporter().Build() : null,
            prometheus is not null || Exports("METRICS") ? Metrics(prometheus) : null,
            prometheus);
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private static MeterProvider Metrics(PrometheusReader? prometheus)
    {
        var builder = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Service()).AddMeter(ExchangeTelemetry.Name, "System.Runtime");
        if (prometheus is not null)
        {
            builder.AddReader(prometheus);
        }

        return (Exports("METRICS") ? builder.AddOtlpExporter() : builder).Build();
    }

    /// <summary>OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win over the name given here.</summary>
    private static ResourceBuilder Service() => ResourceBuilder.CreateEmpty().AddService("alertexchange").AddEnvironmentVariableDetector();

    private static bool Exports(string signal) =>
        Set("OTEL_EXPORTER_OTLP_ENDPOINT") || Set($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT");

    private static bool Set(string name) => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name));
}
