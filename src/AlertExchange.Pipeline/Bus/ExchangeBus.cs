using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Telemetry;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlertExchange.Pipeline.Bus;

/// <summary>
/// The stations' queues and who reads them, the same on every transport. Claim checks are sent to a queue, never published, so there are
/// no bindings by message type that could outlive a queue (docs/adr/0020).
/// </summary>
internal static class ExchangeBus
{
    /// <summary>Files of a lane that a process reads at once: a short file is not kept waiting by a long one.</summary>
    private const int FilesAtOnce = 2;

    /// <summary>Attempts at once, before the message is given up or put off.</summary>
    private const int Retries = 2;

    /// <summary>Puts the bus together; without stations it only sends.</summary>
    public static IServiceCollection AddExchangeBus(this IServiceCollection services, ExchangeSettings settings, bool stations)
    {
        services.AddSingleton<Lanes>();
        services.AddSingleton<ClaimChecks>();
        return services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<ReadSubmissionConsumer>();
            bus.AddConsumer<MatchBatchConsumer>();
            bus.AddConsumer<AssessSubmissionConsumer>();
            bus.AddConsumer<FaultConsumer>();
            bus.AddConsumeObserver<StationObserver>();
            if (settings.Transport.IsShared)
            {
                bus.AddReceiveEndpointObserver<BrokerWatch>();
                // Files are taken in without the broker, so a process is of use without it.
                bus.ConfigureHealthCheckOptions(options => options.MinimalFailureStatus = HealthStatus.Degraded);
                bus.UsingRabbitMq((context, transport) => RabbitMqTopology.Configure(context, transport, settings, stations));
            }
            else
            {
                bus.UsingInMemory((context, transport) =>
                {
                    if (stations)
                    {
                        AddStations(context, settings, (queue, atOnce, configure) => transport.ReceiveEndpoint(queue.Name, endpoint =>
                        {
                            endpoint.ConcurrentMessageLimit = atOnce;
                            configure(endpoint);
                        }));
                    }
                });
            }
        });
    }

    /// <summary>Names every queue with the number of messages worked on at once and what consumes them.</summary>
    public static void AddStations(IRegistrationContext context, ExchangeSettings settings, Action<StationQueue, int, Action<IReceiveEndpointConfigurator>> add)
    {
        foreach (var lane in Enum.GetValues<Lane>())
        {
            Station<ReadSubmissionConsumer, SubmissionReceived>(lane, FilesAtOnce);
            Station<MatchBatchConsumer, BatchStored>(lane, settings.MatchingWorkers);
            Station<AssessSubmissionConsumer, SubmissionMatched>(lane, 1);
        }

        add(new StationQueue(StationQueues.Faults), 1, endpoint =>
        {
            endpoint.ConfigureConsumeTopology = false;
            // A fault that is not recorded leaves its submission under way for ever, and those behind it.
            endpoint.UseMessageRetry(retry => retry.Interval(5, TimeSpan.FromSeconds(1)));
            endpoint.ConfigureConsumer<FaultConsumer>(context);
        });

        void Station<TConsumer, TMessage>(Lane lane, int atOnce)
            where TConsumer : class, IConsumer<TMessage>
            where TMessage : class
        {
            // One process assesses the large files of a county at a time; the others stand by. Small ones go between its transactions.
            var single = lane == Lane.Bulk && typeof(TMessage) == typeof(SubmissionMatched);
            add(new StationQueue(StationQueues.In(lane, StationQueues.StationOf<TMessage>())) { SingleActiveConsumer = single }, atOnce, endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.UseMessageRetry(retry => retry.Immediate(Retries));
                endpoint.ConfigureConsumer<TConsumer>(context);
            });
        }
    }
}
