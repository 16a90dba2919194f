using System.Diagnostics.Metrics;
using AlertExchange.Storage;
using AlertExchange.Storage.Diagnosis;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Telemetry;

/// <summary>
/// What waits in this exchange, asked of the database when somebody collects the metrics, and at most every few seconds. A database that
/// does not answer is a figure too (<c>alertexchange.store.up</c> is 0), never an exception in whoever collects.
/// </summary>
internal sealed partial class BacklogGauges(ExchangeStore store, ExchangeMetrics metrics, PlaceClock clock, TimeProvider time, ILogger<BacklogGauges> log) : IHostedService
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly List<BacklogGauges> Running = [];
    private static readonly Lock RunningGate = new();

    private readonly Lock _gate = new();
    private Backlog? _backlog;
    private long? _readAt;
    private Task<Backlog?>? _reading;

    static BacklogGauges()
    {
        var meter = ExchangeTelemetry.Meter;
        meter.CreateObservableGauge("alertexchange.store.up", () => Each<long>((gauges, backlog) => [gauges.Measure(backlog is null ? 0L : 1L)]), "1", "1 when the database answers, 0 when it does not");
        meter.CreateObservableGauge("alertexchange.queue.age", () => Each<double>((gauges, backlog) => backlog is null ? [] : [gauges.Measure(gauges.Age(backlog))]), "s", "Age of the oldest submission under way");
        meter.CreateObservableGauge("alertexchange.submissions.unfinished", () => Each<long>((gauges, backlog) => backlog is null ? [] : gauges.ByState(backlog)), "{submission}", "Submissions that are not finished, by state");
        meter.CreateObservableGauge("alertexchange.tasks.open", () => Each<long>((gauges, backlog) => backlog is null ? [] : [gauges.Measure(backlog.OpenTasks)]), "{task}", "Verification tasks that are not closed");
        meter.CreateObservableGauge("alertexchange.tasks.overdue", () => Each<long>((gauges, backlog) => backlog is null ? [] : [gauges.Measure(backlog.OverdueTasks)]), "{task}", "Open verification tasks whose deadline has passed");
        meter.CreateObservableGauge("alertexchange.outbox.pending", () => Each<long>((gauges, backlog) => backlog is null ? [] : [gauges.Measure(backlog.PendingNotices)]), "{notice}", "Notices that a destination has not taken yet");
        meter.CreateObservableGauge("alertexchange.outbox.stopped", () => Each<long>((gauges, backlog) => backlog is null ? [] : [gauges.Measure(backlog.StoppedDestinations)]), "{destination}", "Destinations of notices that wait for a person");
        meter.CreateObservableGauge("alertexchange.deadletters", () => Each<long>((gauges, backlog) => backlog is null ? [] : gauges.Parked(backlog)), "{letter}", "Dead letters in the store, by kind");
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (RunningGate)
        {
            Running.Add(this);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (RunningGate)
        {
            Running.Remove(this);
        }

        return Task.CompletedTask;
    }

    private static List<Measurement<T>> Each<T>(Func<BacklogGauges, Backlog?, IEnumerable<Measurement<T>>> measure)
        where T : struct
    {
        lock (RunningGate)
        {
            return [.. Running.SelectMany(gauges => measure(gauges, gauges.Current()))];
        }
    }

    /// <summary>Null when the database does not answer.</summary>
    private Backlog? Current()
    {
        lock (_gate)
        {
            if (_readAt is { } readAt && time.GetElapsedTime(readAt) < Fresh)
            {
                return _backlog;
            }

            // A driver waits long for a server that is gone: whoever collects does not wait with it, nor begins a second question.
            _reading ??= Task.Run(Read);
            _backlog = _reading.Wait(Patience) ? _reading.Result : null;
            _reading = _reading.IsCompleted ? null : _reading;
            _readAt = time.GetTimestamp();
            return _backlog;
        }
    }

    private Backlog? Read()
    {
        try
        {
            return store.Read(read => store.Diagnosis.Backlog(read, clock.Today));
        }
        catch (Exception broken)
        {
            // Whatever the driver throws: the figure says that the store is down, and the log says how.
            StoreDown(log, broken.GetType().FullName);
            return null;
        }
    }

    private double Age(Backlog backlog) => backlog.OldestUnderWay is { } oldest ? Math.Max(0, (clock.Now - oldest).TotalSeconds) : 0;

    private IEnumerable<Measurement<long>> ByState(Backlog backlog) =>
        from state in (SubmissionState[])[SubmissionState.Received, SubmissionState.Reading, SubmissionState.Held, SubmissionState.Matching, SubmissionState.Accepted]
        select Measure(backlog.Unfinished.GetValueOrDefault(state), new KeyValuePair<string, object?>("state", Label.Of(state)));

    private IEnumerable<Measurement<long>> Parked(Backlog backlog) =>
    [
        Measure(backlog.ParkedRows, new KeyValuePair<string, object?>("kind", "row")),
        Measure(backlog.ParkedHouseholds, new KeyValuePair<string, object?>("kind", "household")),
        Measure(backlog.FailedSubmissions, new KeyValuePair<string, object?>("kind", "submission")),
    ];

    private Measurement<T> Measure<T>(T value, params KeyValuePair<string, object?>[] labels)
        where T : struct => new(value, [.. metrics.Labels, .. labels]);

    [LoggerMessage(2101, LogLevel.Warning, "The database does not answer: {Exception}")]
    private static partial void StoreDown(ILogger log, string? exception);
}
