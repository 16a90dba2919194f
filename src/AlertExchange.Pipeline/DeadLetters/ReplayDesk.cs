using AlertExchange.Storage;
using AlertExchange.Storage.DeadLetters;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>Where dead letters are worked on again. Each time is recorded with who asked for it.</summary>
public sealed class ReplayDesk
{
    private readonly IReadOnlyList<IReplayer> _replayers;
    private readonly ExchangeStore _store;
    private readonly PlaceClock _clock;

    internal ReplayDesk(IEnumerable<IReplayer> replayers, ExchangeStore store, PlaceClock clock) => (_replayers, _store, _clock) = ([.. replayers], store, clock);

    /// <summary>Works on letters again and waits for what comes of it.</summary>
    /// <param name="by">Who asks for it.</param>
    /// <param name="body">A repaired body for one message.</param>
    public async Task<IReadOnlyList<ReplayResult>> ReplayAsync(IReadOnlyList<string> letterIds, string by, byte[]? body, CancellationToken cancellation)
    {
        var results = new List<ReplayResult>();
        foreach (var replayer in _replayers)
        {
            var own = letterIds.Where(replayer.Takes).Distinct().ToList();
            if (own.Count > 0)
            {
                results.AddRange(await replayer.ReplayAsync(own, body, cancellation));
            }
        }

        results.AddRange(letterIds.Where(id => !_replayers.Any(r => r.Takes(id))).Select(id => new ReplayResult(id, ReplayOutcome.Unknown)));
        await _store.WriteAsync(scope =>
        {
            foreach (var result in results.Where(r => r.Outcome != ReplayOutcome.Unknown))
            {
                _store.DeadLetters.RecordReplay(scope, new Replay(result.LetterId, by, _clock.Now, DeadLetterTexts.Id(result.Outcome)));
            }
        }, cancellation);
        return results;
    }
}
