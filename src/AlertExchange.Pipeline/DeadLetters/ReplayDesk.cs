using AlertExchange.Storage;
using AlertExchange.Storage.DeadLetters;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>Where dead letters are worked on again. Each time is recorded with who asked for it.</summary>
public sealed partial class ReplayDesk
{
    private readonly IReadOnlyList<IReplayer> _replayers;
    private readonly ExchangeStore _store;
    private readonly PlaceClock _clock;
    private readonly ILogger<ReplayDesk> _log;

    internal ReplayDesk(IEnumerable<IReplayer> replayers, ExchangeStore store, PlaceClock clock, ILogger<ReplayDesk> log) =>
        (_replayers, _store, _clock, _log) = ([.. replayers], store, clock, log);

    /// <summary>The same for somebody who does not wait longer than that: what is not over by then goes on.</summary>
    /// <returns>Null where it goes on.</returns>
    public async Task<IReadOnlyList<ReplayResult>?> WithinAsync(IReadOnlyList<string> letterIds, string by, byte[]? body, TimeSpan patience)
    {
        var work = Task.Run(() => ReplayAsync(letterIds, by, body, CancellationToken.None));
        if (await Task.WhenAny(work, Task.Delay(patience)) == work)
        {
            return await work;
        }

        _ = work.ContinueWith(
            ended => Failed(_log, ended.Exception!.InnerException?.GetType().FullName), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return null;
    }

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

    [LoggerMessage(2030, LogLevel.Error, "Working on a dead letter again failed after whoever asked for it had stopped waiting ({Reason}).")]
    private static partial void Failed(ILogger log, string? reason);
}
