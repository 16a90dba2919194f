using AlertExchange.Contracts.Messages;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Pipeline.Reading;
using MassTransit;

namespace AlertExchange.Pipeline.Bus;

/// <summary>Brings a claim check to the reading station.</summary>
internal sealed class ReadSubmissionConsumer(ReadingStation station, Lanes lanes, ClaimChecks checks, ILogger<ReadSubmissionConsumer> log)
    : StationConsumer<SubmissionReceived>(checks, log)
{
    protected override async Task WorkAsync(ConsumeContext<SubmissionReceived> context)
    {
        var id = context.Message.SubmissionId;
        var lane = lanes.Of(id);
        if (await station.ReadAsync(id, batch => Checks.SendAsync(lane, batch, context.CancellationToken), context.CancellationToken))
        {
            await Checks.SendAsync(lane, new SubmissionMatched(id), context.CancellationToken);
        }
    }
}

/// <summary>Brings a stored batch to the matching station.</summary>
internal sealed class MatchBatchConsumer(MatchingStation station, Lanes lanes, ClaimChecks checks, ILogger<MatchBatchConsumer> log) : StationConsumer<BatchStored>(checks, log)
{
    protected override async Task WorkAsync(ConsumeContext<BatchStored> context)
    {
        var id = context.Message.SubmissionId;
        if (await station.MatchAsync(id, context.Message.BatchId, context.CancellationToken))
        {
            await Checks.SendAsync(lanes.Of(id), new SubmissionMatched(id), context.CancellationToken);
        }
    }
}

/// <summary>Brings a matched submission to the assessing station, and then those that waited behind it.</summary>
internal sealed class AssessSubmissionConsumer(AssessingStation station, Lanes lanes, ClaimChecks checks, ILogger<AssessSubmissionConsumer> log)
    : StationConsumer<SubmissionMatched>(checks, log)
{
    protected override async Task WorkAsync(ConsumeContext<SubmissionMatched> context)
    {
        foreach (var next in await station.AssessAsync(context.Message.SubmissionId, context.CancellationToken))
        {
            await Checks.SendAsync(lanes.Of(next), new SubmissionMatched(next), context.CancellationToken);
        }
    }
}
