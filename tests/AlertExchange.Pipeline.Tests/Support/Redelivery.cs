using System.Collections.Concurrent;
using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Bus;
using MassTransit;

namespace AlertExchange.Pipeline.Tests.Support;

/// <summary>A bus that brings every message of the stations three times.</summary>
internal sealed class Redelivery(ClaimChecks checks, Lane lane) : IConsumeObserver
{
    private readonly ConcurrentDictionary<object, byte> _seen = new();
    private int _consumed;

    /// <summary>Deliveries that came to their end.</summary>
    public int Consumed => Volatile.Read(ref _consumed);

    /// <summary>Distinct messages.</summary>
    public int Messages => _seen.Count;

    public Task PreConsume<T>(ConsumeContext<T> context)
        where T : class => Task.CompletedTask;

    public async Task PostConsume<T>(ConsumeContext<T> context)
        where T : class
    {
        Interlocked.Increment(ref _consumed);
        if (context.Message is SubmissionReceived or BatchStored or SubmissionMatched && _seen.TryAdd(context.Message, 0))
        {
            await checks.SendAsync(lane, context.Message, context.CancellationToken);
            await checks.SendAsync(lane, context.Message, context.CancellationToken);
        }
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;
}
