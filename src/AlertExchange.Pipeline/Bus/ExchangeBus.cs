using AlertExchange.Pipeline.Telemetry;
using MassTransit;

namespace AlertExchange.Pipeline.Bus;

/// <summary>The in-memory transport and the stations' queues.</summary>
internal static class ExchangeBus
{
    /// <summary>Files read at once: a short file is not kept waiting by a long one.</summary>
    private const int FilesAtOnce = 2;

    public static IServiceCollection AddExchangeBus(this IServiceCollection services, ExchangeSettings settings) => services.AddMassTransit(bus =>
    {
        bus.DisableUsageTelemetry();
        bus.AddConsumer<ReadSubmissionConsumer>();
        bus.AddConsumer<MatchBatchConsumer>();
        bus.AddConsumer<AssessSubmissionConsumer>();
        bus.AddConsumer<FaultConsumer>();
        bus.AddConsumeObserver<StationObserver>();
        bus.UsingInMemory((context, transport) =>
        {
            Station<ReadSubmissionConsumer>("read-submissions", FilesAtOnce);
            Station<MatchBatchConsumer>("match-batches", settings.MatchingWorkers);
            Station<AssessSubmissionConsumer>("assess-submissions", 1);
            transport.ReceiveEndpoint("faults", endpoint =>
            {
                // A fault that is not recorded leaves its submission under way for ever, and those behind it.
                endpoint.UseMessageRetry(retry => retry.Interval(5, TimeSpan.FromSeconds(1)));
                endpoint.ConfigureConsumer<FaultConsumer>(context);
            });

            void Station<TConsumer>(string queue, int atOnce)
                where TConsumer : class, IConsumer => transport.ReceiveEndpoint(queue, endpoint =>
            {
                endpoint.ConcurrentMessageLimit = atOnce;
                endpoint.UseMessageRetry(retry => retry.Immediate(2));
                endpoint.ConfigureConsumer<TConsumer>(context);
            });
        });
    });
}
