using MassTransit;

namespace AlertExchange.Pipeline.Bus;

/// <summary>
/// Sends claim checks to the stations' queues and puts them off when their time has not come. A message is confirmed by the broker before
/// the sending ends; while the broker is away the sending waits for it.
/// </summary>
internal sealed class ClaimChecks(IBus bus, ExchangeSettings settings, IHostApplicationLifetime lifetime)
{
    /// <summary>How long a message waits that could not be worked on because the database or the disk was away.</summary>
    public static readonly TimeSpan PutOffFor = TimeSpan.FromSeconds(5);

    /// <summary>Sends a message to its station by the lane of its submission.</summary>
    public async Task SendAsync<TMessage>(Lane lane, TMessage message, CancellationToken cancellation)
        where TMessage : class
    {
        var endpoint = await bus.GetSendEndpoint(Address(settings.Transport.NameOf(StationQueues.In(lane, StationQueues.StationOf<TMessage>()))));
        await endpoint.Send(message, context => context.FaultAddress = Address(settings.Transport.NameOf(StationQueues.Faults)), cancellation);
    }

    /// <summary>Sends a message that is being consumed to the same queue again, to be tried after <see cref="PutOffFor"/>.</summary>
    public async Task PutOffAsync<TMessage>(ConsumeContext<TMessage> context)
        where TMessage : class
    {
        var queue = context.ReceiveContext.InputAddress.AbsolutePath.Split('/')[^1];
        if (settings.Transport.IsShared)
        {
            // A queue nobody reads, whose messages the broker brings back when their time is over.
            await Again(await bus.GetSendEndpoint(Address(queue + StationQueues.Retry)), null);
        }
        else
        {
            await Again(await bus.GetSendEndpoint(Address(queue)), PutOffFor);
        }

        Task Again(ISendEndpoint endpoint, TimeSpan? delay) => endpoint.Send(context.Message, again =>
        {
            again.FaultAddress = context.FaultAddress;
            again.Delay = delay;
        }, lifetime.ApplicationStopping);
    }

    // On the broker only the name of an exchange: the queue behind it is declared by the topology, with all its arguments.
    private Uri Address(string name) => new((settings.Transport.IsShared ? "exchange:" : "queue:") + name);
}
