using System.Text.Json;
using AlertExchange.Engine.Alerts;
using AlertExchange.Intake;
using AlertExchange.Pipeline.Matching;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;

namespace AlertExchange.Pipeline.Reading;

/// <summary>
/// Carries one piece of a file from its cells to what is stored: adapts it, numbers repeats when its turn has come, matches it, encodes and
/// seals. Several threads make pieces side by side; what a piece needs of the ones before it is only its turn.
/// </summary>
/// <param name="match">Matches a batch; null where that is left to the matching station.</param>
internal sealed class BatchMaker(ExchangeStore store, string submissionId, IntakeSession session, RepeatedAlerts repeats, BatchMatch? match)
{
    private readonly Turns _turns = new();

    /// <summary>Ends the waiting of pieces behind one that was given up.</summary>
    public void Break() => _turns.Break();

    public async ValueTask<ReadyBatch> MakeAsync(RawBatch raw)
    {
        var adapted = CarefulAdapting.Adapt(session.Adapt, raw);
        var alerts = adapted.Alerts;
        await _turns.TakeAsync(adapted.Number, () => repeats.Number(alerts));
        var rejections = adapted.Rejected.Count == 0 ? (IReadOnlyList<StoredRejection>)[]
            : [.. adapted.Rejected.Select(r => new StoredRejection(r.Sheet, r.Row, JsonSerializer.Serialize(r.Problems, ReportJson.Options), r.AlertId))];
        if (alerts.Count == 0)
        {
            return new ReadyBatch(adapted.Number, null, 0, rejections, []);
        }

        var (matched, strangers) = TryMatch(alerts, adapted.EventKeys);
        var batch = NewBatch.From(adapted.Number, alerts, adapted.EventKeys) with { Match = matched };
        return new ReadyBatch(adapted.Number, store.Batches.Seal(submissionId, batch), alerts.CountDoubtful(), rejections, strangers);
    }

    private BatchMatches TryMatch(AlertTable alerts, ulong[] eventKeys)
    {
        try
        {
            return match?.Invoke(new HotBatch(submissionId, alerts, eventKeys)) ?? BatchMatches.None;
        }
        catch (Exception)
        {
            // The batch is stored without matches and announced: the matching station meets the same fault, and knows what to do about it.
            return BatchMatches.None;
        }
    }
}
