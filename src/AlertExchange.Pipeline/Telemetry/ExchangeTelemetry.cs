using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AlertExchange.Pipeline.Telemetry;

/// <summary>
/// The one source of traces and the one meter of the program. They speak of submissions, departments, kinds and stations; never of
/// rows' contents, file names or people.
/// </summary>
public static class ExchangeTelemetry
{
    /// <summary>Of both the activity source and the meter.</summary>
    public const string Name = "AlertExchange";

    /// <summary>The bus's own activity source: it carries a trace from the sender of a message to its consumer.</summary>
    public const string BusSource = "MassTransit";

    /// <summary>Seconds: from a batch of a thousand rows to a file of a million.</summary>
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300],
    };

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    internal static Counter<long> Submissions { get; } = Meter.CreateCounter<long>("alertexchange.submissions", "{submission}", "Files handed in, by how that ended");

    internal static Counter<long> Rows { get; } = Meter.CreateCounter<long>("alertexchange.rows", "{row}", "Rows read, accepted and rejected");

    internal static Gauge<double> ReadingRate { get; } = Meter.CreateGauge<double>("alertexchange.reading.rate", "{row}/s", "Rows a second of the file that was read last");

    internal static Histogram<double> ReadingDuration { get; } = Meter.CreateHistogram("alertexchange.reading.duration", "s", "Time to read, adapt and store one file", advice: Durations);

    internal static Counter<long> Batches { get; } = Meter.CreateCounter<long>("alertexchange.batches", "{batch}", "Batches matched");

    internal static Counter<long> Matches { get; } = Meter.CreateCounter<long>("alertexchange.matches", "{alert}", "Alerts matched, by outcome");

    internal static Histogram<double> MatchingDuration { get; } = Meter.CreateHistogram("alertexchange.matching.duration", "s", "Time to match and store one batch", advice: Durations);

    internal static Counter<long> Households { get; } = Meter.CreateCounter<long>("alertexchange.households", "{household}", "Households assessed");

    internal static Histogram<double> AssessingDuration { get; } = Meter.CreateHistogram("alertexchange.assessing.duration", "s", "Time to admit and assess one submission", advice: Durations);

    internal static Counter<long> Warnings { get; } = Meter.CreateCounter<long>("alertexchange.warnings", "{warning}", "Warnings that a submission raised, escalated, repeated or withdrew");

    internal static Counter<long> Tasks { get; } = Meter.CreateCounter<long>("alertexchange.tasks", "{task}", "Tasks that a submission assigned, joined or cancelled");

    internal static Histogram<double> StationWait { get; } = Meter.CreateHistogram("alertexchange.station.wait", "s", "Time a message waited for its station", advice: Durations);

    internal static Histogram<double> StationDuration { get; } = Meter.CreateHistogram("alertexchange.station.duration", "s", "Time a station took for a message, by how that ended", advice: Durations);
}
