using System.Diagnostics.Metrics;
using AlertExchange.Web.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace AlertExchange.Host.Tests.Operations;

/// <summary>The text for Prometheus keeps the format's rules, whatever an instrument is called and whatever a label holds.</summary>
public sealed class PrometheusTextTests
{
    private const string Evil = "a\"b\\c\nd，e}f";

    [Test]
    public void Every_instrument_comes_out_under_the_formats_rules()
    {
        using var meter = new Meter("prometheus-text-tests");
        var reader = new PrometheusReader();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(reader).Build();
        var counter = meter.CreateCounter<long>("rows.read", "{row}", "Rows \\ of a file\nwith a second line");
        counter.Add(2, new KeyValuePair<string, object?>("department.id", Evil));
        counter.Add(3, new KeyValuePair<string, object?>("department.id", Evil));
        meter.CreateCounter<double>("second-total", "s").Add(0.25);
        var histogram = meter.CreateHistogram<double>("matching.duration", "s", "Time");
        foreach (var value in new[] { 0.1, 7, 30_000 })
        {
            histogram.Record(value, new KeyValuePair<string, object?>("kind", "medical-cost"));
            histogram.Record(value, new KeyValuePair<string, object?>("kind", "job-loss"));
        }

        meter.CreateObservableGauge("queue.age", () => new Measurement<double>[] { new(double.PositiveInfinity, new KeyValuePair<string, object?>("a", "1")), new(double.NaN, new KeyValuePair<string, object?>("a", "2")), new(1e-7, new KeyValuePair<string, object?>("a", "3")) }, "s");
        meter.CreateUpDownCounter<int>("memory", "By").Add(-5);

        var document = PrometheusDocument.Parse(reader.Text());

        document.Types["rows_read_total"].ShouldBe("counter");
        document.Helps["rows_read_total"].ShouldBe("Rows \\\\ of a file\\nwith a second line");
        document.Labels["department_id"].ShouldBe([Evil]);
        document.Sum("rows_read_total").ShouldBe(5);
        document.Types["second_total_seconds_total"].ShouldBe("counter");
        document.Types["matching_duration_seconds"].ShouldBe("histogram");
        document.Sum("matching_duration_seconds_count", "kind=\"job-loss\"").ShouldBe(3);
        document.Sum("matching_duration_seconds_bucket", "kind=\"job-loss\"", "le=\"10\"").ShouldBe(2);
        document.Samples["queue_age_seconds{a=\"1\"}"].ShouldBe(double.PositiveInfinity);
        document.Samples["queue_age_seconds{a=\"2\"}"].ShouldBe(double.NaN);
        document.Samples["queue_age_seconds{a=\"3\"}"].ShouldBe(1e-7);
        document.Types["memory_bytes"].ShouldBe("gauge");
        document.Sum("memory_bytes").ShouldBe(-5);
    }

    [Test]
    public void Two_instruments_of_one_name_stand_in_one_family()
    {
        using var one = new Meter("prometheus-text-tests-one");
        using var other = new Meter("prometheus-text-tests-other");
        var reader = new PrometheusReader();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(one.Name, other.Name).AddReader(reader).Build();
        one.CreateCounter<long>("batches").Add(1, new KeyValuePair<string, object?>("kind", "a"));
        other.CreateCounter<long>("batches").Add(1, new KeyValuePair<string, object?>("kind", "b"));

        PrometheusDocument.Parse(reader.Text()).Sum("batches_total").ShouldBe(2);
    }
}
