using System.Collections.Concurrent;
using System.Diagnostics;
using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Bus;
using AlertExchange.Pipeline.Telemetry;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlertExchange.Pipeline.Tests.Bus;

/// <summary>What a failing station's exception says could quote a row: neither the fault message, nor a header, nor a trace carries it on.</summary>
[NonParallelizable]
public sealed class StationFaultTests
{
    private const string Said = "王二麻子 341098195001010171";

    [Test]
    public async Task Only_the_type_of_an_exception_leaves_a_station()
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ExchangeTelemetry.BusSource,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddLogging();
        var told = new TaskCompletionSource<(Fault Fault, string Headers)>(TaskCreationOptions.RunContinuationsAsynchronously);
        builder.Services.AddSingleton(told);
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<Failing>();
            bus.AddConsumer<Listening>();
            bus.UsingInMemory((context, transport) =>
            {
                transport.ReceiveEndpoint("failing", endpoint => endpoint.ConfigureConsumer<Failing>(context));
                transport.ReceiveEndpoint("listening", endpoint => endpoint.ConfigureConsumer<Listening>(context));
            });
        });
        using var host = builder.Build();
        await host.StartAsync();

        await host.Services.GetRequiredService<IBus>().Publish(new SubmissionReceived("S20220801-0001"));
        var (fault, headers) = await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await host.StopAsync();

        StationFault.TypeOf(fault.Exceptions[0]).ShouldBe(typeof(InvalidOperationException).FullName);
        System.Text.Json.JsonSerializer.Serialize(fault.Exceptions).ShouldNotContain("341098");
        headers.ShouldNotContain("341098");
        var events = activities.SelectMany(a => a.Events.SelectMany(e => e.Tags.Select(t => $"{t.Key}={t.Value}")).Append(a.StatusDescription ?? "")).ToList();
        events.ShouldContain(e => e.Contains(nameof(InvalidOperationException), StringComparison.Ordinal), "the bus notes the exception in its trace");
        events.ShouldAllBe(e => !e.Contains("341098", StringComparison.Ordinal) && !e.Contains("王二麻子", StringComparison.Ordinal));
    }

    private sealed class Failing() : StationConsumer<SubmissionReceived>(null!, NullLogger.Instance)
    {
        protected override Task WorkAsync(ConsumeContext<SubmissionReceived> context) => throw new InvalidOperationException(Said, new FormatException(Said));
    }

    private sealed class Listening(TaskCompletionSource<(Fault Fault, string Headers)> told) : IConsumer<Fault<SubmissionReceived>>
    {
        public Task Consume(ConsumeContext<Fault<SubmissionReceived>> context)
        {
            told.SetResult((context.Message, string.Join('\n', context.Headers.GetAll().Select(h => $"{h.Key}={h.Value}"))));
            return Task.CompletedTask;
        }
    }
}
