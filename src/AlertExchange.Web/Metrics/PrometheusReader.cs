using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace AlertExchange.Web.Metrics;

/// <summary>Collects the metrics when somebody asks for them and keeps the text of that moment.</summary>
public sealed class PrometheusReader : BaseExportingMetricReader
{
    private readonly Lock _gate = new();

    public PrometheusReader()
        : base(new Writer())
    {
    }

    /// <summary>All metrics as they are now.</summary>
    public string Text()
    {
        lock (_gate)
        {
            // The base class sets this: a pull is allowed only by way of the exporter.
            var writer = (Writer)exporter;
            writer.Collect!(Timeout.Infinite);
            return writer.Text;
        }
    }

    [ExportModes(ExportModes.Pull)]
    private sealed class Writer : BaseExporter<Metric>, IPullMetricExporter
    {
        public string Text { get; private set; } = "";

        public Func<int, bool>? Collect { get; set; }

        public override ExportResult Export(in Batch<Metric> batch)
        {
            var text = new PrometheusText();
            foreach (var metric in batch)
            {
                text.Add(metric);
            }

            Text = text.ToString();
            return ExportResult.Success;
        }
    }
}
