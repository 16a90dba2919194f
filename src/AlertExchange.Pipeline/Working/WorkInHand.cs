using System.Collections.Concurrent;

namespace AlertExchange.Pipeline.Working;

/// <summary>The submissions that a station of this process reads or assesses at this moment.</summary>
internal sealed class WorkInHand
{
    private readonly ConcurrentDictionary<string, int> _held = new();

    /// <summary>Holds a submission until the answer is disposed of.</summary>
    public IDisposable Hold(string submissionId)
    {
        _held.AddOrUpdate(submissionId, 1, (_, count) => count + 1);
        return new Held(this, submissionId);
    }

    /// <summary>True while some station holds it.</summary>
    public bool Holds(string submissionId) => _held.TryGetValue(submissionId, out var count) && count > 0;

    private sealed class Held(WorkInHand work, string submissionId) : IDisposable
    {
        public void Dispose()
        {
            work._held.AddOrUpdate(submissionId, 0, (_, count) => count - 1);
            work._held.TryRemove(new KeyValuePair<string, int>(submissionId, 0));
        }
    }
}
