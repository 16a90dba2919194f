using System.Collections.Concurrent;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Workers;

/// <summary>
/// Signs of life on a server: each worker counts up its beat. An observer calls a worker dead when it has itself seen the same number for
/// long enough by its own monotonic clock. It may be wrong about one that only stood still: every change of state compares before it sets,
/// so the one that comes back does no harm.
/// </summary>
internal sealed class BeatRegistry(Transactor transactor, StoreOptions options) : WorkerRegistry
{
    private readonly ConcurrentDictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    public override WorkerLease Start()
    {
        var workerId = Guid.NewGuid().ToString("N");
        return new WorkerLease(workerId, new Beat(transactor, options, workerId));
    }

    /// <summary>False when the worker has signed off, or its beat stood still for as long as the options say.</summary>
    public override bool IsAlive(ReadScope scope, string workerId)
    {
        if (scope.First<long?>("SELECT beat FROM worker WHERE worker_id = @workerId", new { workerId }) is not { } beat)
        {
            _seen.TryRemove(workerId, out _);
            return false;
        }

        var now = options.Clock.GetTimestamp();
        var seen = _seen.AddOrUpdate(workerId, _ => new Seen(beat, now), (_, before) => before.Beat == beat ? before : new Seen(beat, now));
        return options.Clock.GetElapsedTime(seen.Since, now) < options.WorkerSilence;
    }

    public override int CountAlive(ReadScope scope) => scope.Query<string>("SELECT worker_id FROM worker").Count(id => IsAlive(scope, id));

    private readonly record struct Seen(long Beat, long Since);
}
