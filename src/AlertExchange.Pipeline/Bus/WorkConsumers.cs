using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Reading;
using MassTransit;

namespace AlertExchange.Pipeline.Bus;

/// <summary>Brings a claim check to the reading station.</summary>
internal sealed class ReadSubmissionConsumer(ReadingStation station) : IConsumer<SubmissionReceived>
{
    public async Task Consume(ConsumeContext<SubmissionReceived> context)
    {
        var id = context.Message.SubmissionId;
        if (await station.ReadAsync(id, batch => context.Publish(batch), context.CancellationToken))
        {
            await context.Publish(new SubmissionMatched(id));
        }
    }
}

/// <summary>Brings a stored batch to the matching station.</summary>
internal sealed class MatchBatchConsumer(MatchingStation station) : IConsumer<BatchStored>
{
    public async Task Consume(ConsumeContext<BatchStored> context)
    {
        if (await station.MatchAsync(context.Message.SubmissionId, context.Message.BatchId, context.CancellationToken))
        {
            await context.Publish(new SubmissionMatched(context.Message.SubmissionId));
        }
    }
}

/// <summary>Brings a matched submission to the assessing station, and then those that waited behind it.</summary>
internal sealed class AssessSubmissionConsumer(AssessingStation station) : IConsumer<SubmissionMatched>
{
    public async Task Consume(ConsumeContext<SubmissionMatched> context)
    {
        foreach (var next in await station.AssessAsync(context.Message.SubmissionId, context.CancellationToken))
        {
            await context.Publish(new SubmissionMatched(next));
        }
    }
}
