using MassTransit;

namespace AlertExchange.Pipeline.Bus;

/// <summary>
/// What an exchange declares on RabbitMQ. Every process of a county declares the same, whether it works or only sends, so that it does not
/// matter who starts first: durable quorum queues, each with a queue for what is put off and, when something fails, one for errors.
/// </summary>
internal static class RabbitMqTopology
{
    private const string DeadLetterExchange = "x-dead-letter-exchange";
    private const string SingleActiveConsumer = "x-single-active-consumer";

    public static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator transport, ExchangeSettings settings, bool stations)
    {
        var broker = settings.Transport;
        transport.Host(broker.Host, (ushort)broker.Port, broker.VirtualHost, $"alertx {broker.County}", host =>
        {
            host.Username(broker.User);
            host.Password(broker.Password.Value);
            host.PublisherConfirmation = true;
            host.Heartbeat(TimeSpan.FromSeconds(15));
        });

        // A process that only sends declares every queue as the others do, and reads none.
        transport.DeployTopologyOnly = !stations;
        transport.MessageTopology.SetEntityNameFormatter(new CountyNames(broker, transport.MessageTopology.EntityNameFormatter));
        transport.SendTopology.ConfigureErrorSettings = error =>
        {
            // An error queue takes over its queue's arguments; nobody consumes it, and what is removed from it goes nowhere.
            error.SetQueueArgument(SingleActiveConsumer, null!);
        };
        ExchangeBus.AddStations(context, settings, (queue, atOnce, configure) => transport.ReceiveEndpoint(broker.NameOf(queue.Name), endpoint =>
        {
            Declare(endpoint, broker.NameOf(queue.Name), queue);
            endpoint.ConcurrentMessageLimit = atOnce;
            // One in hand for each that is worked on, so that the next is there at once and a second worker still finds something.
            endpoint.PrefetchCount = atOnce > 1 ? 2 * atOnce : 1;
            configure(endpoint);
        }));
    }

    private static void Declare(IRabbitMqReceiveEndpointConfigurator endpoint, string name, StationQueue queue)
    {
        endpoint.SetQuorumQueue();
        if (queue.SingleActiveConsumer)
        {
            endpoint.SingleActiveConsumer = true;
        }

        var retry = name + StationQueues.Retry;
        endpoint.BindDeadLetterQueue(retry, retry, waiting =>
        {
            waiting.SetQuorumQueue();
            waiting.SetQueueArgument("x-message-ttl", (long)ClaimChecks.PutOffFor.TotalMilliseconds);
            waiting.SetQueueArgument(DeadLetterExchange, name);
            // A broker that is full refuses what comes rather than forgetting what is there.
            waiting.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
            waiting.SetQueueArgument("x-overflow", "reject-publish");
        });

        // Declared through the call above; a message the station itself rejects is not to come back by that way.
        endpoint.DeadLetterExchange = null!;
    }

    /// <summary>Names of exchanges by message type, of which only those for faults nobody addressed exist, under the county's prefix too.</summary>
    private sealed class CountyNames(Settings.TransportSettings broker, IEntityNameFormatter names) : IEntityNameFormatter
    {
        public string FormatEntityName<T>() => broker.NameOf(names.FormatEntityName<T>());
    }
}
