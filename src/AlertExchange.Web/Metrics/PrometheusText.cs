using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace AlertExchange.Web.Metrics;

/// <summary>
/// Collected metrics in Prometheus' text format 0.0.4: a family's HELP and TYPE once, then all its samples. Names and units follow
/// OpenTelemetry's rules for Prometheus (<c>alertexchange.queue.age</c> in seconds is <c>alertexchange_queue_age_seconds</c>).
/// </summary>
public sealed class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly SortedDictionary<string, Family> _families = new(StringComparer.Ordinal);

    /// <summary>Adds a metric; instruments that come to the same name stand in one family.</summary>
    public void Add(Metric metric)
    {
        var (name, type) = NameOf(metric);
        if (!_families.TryGetValue(name, out var family))
        {
            _families.Add(name, family = new Family(type, metric.Description));
        }
        else if (family.Type != type)
        {
            // One name cannot have two types; the first one stays.
            return;
        }

        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            Write(family.Samples, name, metric.MetricType, in point);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, family) in _families)
        {
            if (!string.IsNullOrEmpty(family.Help))
            {
                text.Append("# HELP ").Append(name).Append(' ').Append(EscapeHelp(family.Help)).Append('\n');
            }

            text.Append("# TYPE ").Append(name).Append(' ').Append(family.Type).Append('\n').Append(family.Samples);
        }

        return text.ToString();
    }

    /// <summary>A name of letters, digits and underscores that does not begin with a digit.</summary>
    internal static string Name(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_');
        }

        return text.Length == 0 || char.IsAsciiDigit(text[0]) ? "_" + text : text.ToString();
    }

    internal static string EscapeLabel(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    internal static string EscapeHelp(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    internal static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static (string Name, string Type) NameOf(Metric metric)
    {
        var name = Name(metric.Name);
        var unit = metric.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            "{row}/s" => "_per_second",
            _ => "",
        };
        if (!name.EndsWith(unit, StringComparison.Ordinal))
        {
            name += unit;
        }

        return metric.MetricType switch
        {
            MetricType.LongSum or MetricType.DoubleSum => (name.EndsWith("_total", StringComparison.Ordinal) ? name : name + "_total", "counter"),
            MetricType.Histogram => (name, "histogram"),
            _ => (name, "gauge"),
        };
    }

    private static void Write(StringBuilder output, string name, MetricType type, in MetricPoint point)
    {
        switch (type)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                Sample(output, name, in point, Number(point.GetSumLong()));
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                Sample(output, name, in point, Number(point.GetSumDouble()));
                break;
            case MetricType.LongGauge:
                Sample(output, name, in point, Number(point.GetGaugeLastValueLong()));
                break;
            case MetricType.DoubleGauge:
                Sample(output, name, in point, Number(point.GetGaugeLastValueDouble()));
                break;
            case MetricType.Histogram:
                Histogram(output, name, in point);
                break;
        }
    }

    private static void Histogram(StringBuilder output, string name, in MetricPoint point)
    {
        // Prometheus' buckets count everything up to their bound.
        long below = 0;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            Sample(output, name + "_bucket", in point, Number(below), $"le=\"{Number(bucket.ExplicitBound)}\"");
        }

        Sample(output, name + "_sum", in point, Number(point.GetHistogramSum()));
        Sample(output, name + "_count", in point, Number(point.GetHistogramCount()));
    }

    private static void Sample(StringBuilder output, string name, in MetricPoint point, string value, string? last = null)
    {
        output.Append(name);
        var before = '{';
        foreach (var tag in point.Tags)
        {
            var text = Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "";
            output.Append(before).Append(Name(tag.Key)).Append("=\"").Append(EscapeLabel(text)).Append('"');
            before = ',';
        }

        if (last is not null)
        {
            output.Append(before).Append(last);
            before = ',';
        }

        output.Append(before == ',' ? "} " : " ").Append(value).Append('\n');
    }

    private sealed record Family(string Type, string Help)
    {
        public StringBuilder Samples { get; } = new();
    }
}
