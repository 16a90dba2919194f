using System.Collections.Concurrent;
using System.Diagnostics;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Routing;
using AlertExchange.Host.Tests.Running;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Telemetry;
using AlertExchange.Storage;
using AlertExchange.Web.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace AlertExchange.Host.Tests.Operations;

/// <summary>What is counted is what the store says, and one trace leads from the file to its tasks. Alone, because the meter is the process's.</summary>
[NonParallelizable]
public sealed class TelemetryTests
{
    private static readonly string[] Stations = ["submit", "read", "match", "assess", "route"];

    [Test]
    public async Task The_figures_are_those_of_the_store()
    {
        using var place = new Workplace();
        (await place.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
        var reader = new PrometheusReader();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(ExchangeTelemetry.Name).AddReader(reader).Build();
        await using var exchange = await InProcess.StartAsync(place.Data);

        await SubmitAsync(exchange, "一.csv",
            SmallCounty.Medical(1, 30_000), SmallCounty.Medical(2, 40_000), SmallCounty.Medical(3, 100), SmallCounty.Medical(4, 20_000, name: "赵无此"), "平里镇,平里村,,,1,1");
        await SubmitAsync(exchange, "一.csv",
            SmallCounty.Medical(1, 30_000), SmallCounty.Medical(2, 40_000), SmallCounty.Medical(3, 100), SmallCounty.Medical(4, 20_000, name: "赵无此"), "平里镇,平里村,,,1,1");
        var text = reader.Text();

        var document = PrometheusDocument.Parse(text);
        document.Sum("alertexchange_rows_total", "outcome=\"accepted\"", "department=\"medical-insurance\"").ShouldBe(4, text);
        document.Sum("alertexchange_rows_total", "outcome=\"rejected\"").ShouldBe(1);
        document.Sum("alertexchange_matches_total", "kind=\"medical-cost\"", "outcome=\"definite\"").ShouldBe(3);
        document.Sum("alertexchange_matches_total").ShouldBe(4);
        document.Sum("alertexchange_batches_total").ShouldBe(1);
        document.Sum("alertexchange_submissions_total", "outcome=\"completed-with-rejections\"").ShouldBe(1);
        document.Sum("alertexchange_submissions_total", "outcome=\"same-file\"").ShouldBe(1);
        var store = exchange.Get<ExchangeStore>();
        var tasks = store.Read(scope => store.Tasks.ReadByPeriod(scope, Workplace.Period).ToList()).Count(t => t.Task.State is TaskState.Assigned or TaskState.Unplaced);
        tasks.ShouldBePositive();
        document.Sum("alertexchange_tasks_open").ShouldBe(tasks);
        document.Sum("alertexchange_tasks_total").ShouldBe(tasks);
        document.Sum("alertexchange_store_up").ShouldBe(1);
        document.Sum("alertexchange_queue_age_seconds").ShouldBe(0);
        document.Sum("alertexchange_station_wait_seconds_count", "station=\"assess\"").ShouldBe(1);
        document.Sum("alertexchange_station_duration_seconds_count", "station=\"assess\"", "outcome=\"done\"").ShouldBe(1);
    }

    [Test]
    public async Task A_department_that_is_none_makes_no_series()
    {
        using var place = new Workplace();
        var reader = new PrometheusReader();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(ExchangeTelemetry.Name).AddReader(reader).Build();
        await using var exchange = await InProcess.StartAsync(place.Data);

        await SubmitForAsync(exchange, "一.csv", "no-such-department", SmallCounty.Medical(1, 1));

        PrometheusDocument.Parse(reader.Text()).Labels["department"].ShouldBe(["other"]);
    }

    [Test]
    public async Task One_trace_leads_from_the_file_to_its_tasks()
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is ExchangeTelemetry.Name or ExchangeTelemetry.BusSource,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var place = new Workplace();
        (await place.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
        await using (var exchange = await InProcess.StartAsync(place.Data))
        {
            await SubmitAsync(exchange, "一.csv", SmallCounty.Medical(1, 30_000));
        }

        var submit = activities.Single(a => a.OperationName == "submit");
        var trace = activities.Where(a => a.TraceId == submit.TraceId).ToList();
        foreach (var station in Stations)
        {
            trace.ShouldContain(a => a.OperationName == station, $"{station} among {string.Join(", ", activities.Select(a => $"{a.TraceId} {a.OperationName}"))}");
        }

        trace.Where(a => Stations.Contains(a.OperationName)).Select(a => a.GetTagItem("alertexchange.submission")).Distinct().Count().ShouldBe(1);
        trace.ShouldContain(a => a.Source.Name == ExchangeTelemetry.BusSource);
    }

    private static Task<SubmitResult> SubmitAsync(InProcess exchange, string file, params string[] rows) => SubmitForAsync(exchange, file, "medical-insurance", rows);

    private static async Task<SubmitResult> SubmitForAsync(InProcess exchange, string file, string department, params string[] rows)
    {
        var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(SmallCounty.MedicalHeader))));
        return await exchange.Get<SubmissionDesk>().SubmitAsync(
            new SubmitRequest { FileName = file, Department = new DepartmentId(department), Period = Workplace.Period }, content, new Progress<(double? Part, string Text)>(), CancellationToken.None);
    }
}
