using MassTransit;

namespace AlertExchange.Pipeline.Bus;

/// <summary>Says once in the log that the broker is away and once that it is back; the bus itself would say it for every queue and attempt.</summary>
internal sealed partial class BrokerWatch(ExchangeSettings settings, ILogger<BrokerWatch> log) : IReceiveEndpointObserver
{
    private int _away;

    public Task Ready(ReceiveEndpointReady ready)
    {
        if (Interlocked.Exchange(ref _away, 0) == 1)
        {
            Back(log, settings.Transport.Host, settings.Transport.Port);
        }

        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted)
    {
        if (Interlocked.Exchange(ref _away, 1) == 0)
        {
            Away(log, settings.Transport.Host, settings.Transport.Port, (faulted.Exception?.GetBaseException().GetType().Name) ?? "unknown");
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "The broker at {Host}:{Port} cannot be reached ({Reason}); files are taken in all the same, and the connection is tried again.")]
    private static partial void Away(ILogger log, string host, int port, string reason);

    [LoggerMessage(LogLevel.Information, "Connected with the broker at {Host}:{Port} again.")]
    private static partial void Back(ILogger log, string host, int port);
}
