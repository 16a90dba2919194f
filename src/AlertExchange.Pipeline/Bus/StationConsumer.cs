using AlertExchange.Storage;
using MassTransit;

namespace AlertExchange.Pipeline.Bus;

/// <summary>
/// Work that fails because the database or the disk is away is put off until it is back, however long that takes: it is no fault of the
/// submission. Every other exception is tried again at once by the bus and then becomes a recorded fault.
/// </summary>
internal abstract partial class StationConsumer<TMessage>(ClaimChecks checks, ILogger log) : IConsumer<TMessage>
    where TMessage : class
{
    /// <summary>The way to the next station.</summary>
    protected ClaimChecks Checks => checks;

    public async Task Consume(ConsumeContext<TMessage> context)
    {
        try
        {
            await WorkAsync(context);
        }
        catch (Exception away) when (StoreOutage.Is(away))
        {
            PutOff(log, typeof(TMessage).Name, away.GetType().Name);
            await checks.PutOffAsync(context);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The log keeps where it came from; what the bus carries on says only what it was.
            Failed(log, typeof(TMessage).Name, fault);
            throw StationFault.Of(fault);
        }
    }

    /// <summary>The station's work for one message.</summary>
    protected abstract Task WorkAsync(ConsumeContext<TMessage> context);

    [LoggerMessage(2002, LogLevel.Error, "{Message} failed at its station.")]
    private static partial void Failed(ILogger log, string message, Exception fault);

    [LoggerMessage(2003, LogLevel.Warning, "The store cannot be used ({Reason}); {Message} is put off.")]
    private static partial void PutOff(ILogger log, string message, string reason);
}
