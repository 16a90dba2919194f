using MassTransit;

namespace AlertExchange.Pipeline.Telemetry;

/// <summary>Times each message at its station, on whatever transport: how long it waited and how long its work took.</summary>
internal sealed class StationObserver(ExchangeMetrics metrics, TimeProvider time) : IConsumeObserver
{
    public Task PreConsume<T>(ConsumeContext<T> context)
        where T : class
    {
        if (context.SentTime is { } sent)
        {
            metrics.Waited(StationName.Of<T>(), time.GetUtcNow() - DateTime.SpecifyKind(sent, DateTimeKind.Utc));
        }

        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context)
        where T : class
    {
        metrics.Worked(StationName.Of<T>(), context.ReceiveContext.ElapsedTime, faulted: false);
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception)
        where T : class
    {
        metrics.Worked(StationName.Of<T>(), context.ReceiveContext.ElapsedTime, faulted: true);
        return Task.CompletedTask;
    }
}
