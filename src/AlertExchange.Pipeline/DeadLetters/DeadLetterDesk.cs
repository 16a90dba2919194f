using AlertExchange.Storage;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>Where dead letters of every kind are listed and read.</summary>
public sealed class DeadLetterDesk
{
    private readonly IReadOnlyList<IDeadLetterSource> _sources;
    private readonly ExchangeStore _store;

    internal DeadLetterDesk(IEnumerable<IDeadLetterSource> sources, ExchangeStore store) => (_sources, _store) = ([.. sources], store);

    /// <summary>Every letter, kind by kind.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellation)
    {
        var letters = new List<DeadLetter>();
        foreach (var source in _sources)
        {
            letters.AddRange(await source.ListAsync(cancellation));
        }

        return letters;
    }

    /// <summary>One letter; null when there is none of that id.</summary>
    public async Task<DeadLetterDetail?> FindAsync(string id, CancellationToken cancellation)
    {
        foreach (var source in _sources)
        {
            if (await source.FindAsync(id, cancellation) is { } found)
            {
                return new DeadLetterDetail(found.Letter, found.Lines, _store.Read(scope => _store.DeadLetters.ListReplays(scope, id)));
            }
        }

        return null;
    }
}
