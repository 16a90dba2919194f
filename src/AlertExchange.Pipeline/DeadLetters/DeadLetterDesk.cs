using AlertExchange.Storage;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>Where dead letters of every kind are listed and read.</summary>
public sealed class DeadLetterDesk
{
    private readonly IReadOnlyList<IDeadLetterSource> _sources;
    private readonly ExchangeStore _store;

    internal DeadLetterDesk(IEnumerable<IDeadLetterSource> sources, ExchangeStore store) => (_sources, _store) = ([.. sources], store);

    /// <summary>Every letter, kind by kind.</summary>
    /// <param name="unseen">Told why letters of some kind cannot be seen now; without it that is an exception.</param>
    /// <exception cref="SettingsException">The broker cannot be reached; the message is Chinese.</exception>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellation, Action<string>? unseen = null)
    {
        var letters = new List<DeadLetter>();
        foreach (var source in _sources)
        {
            try
            {
                letters.AddRange(await source.ListAsync(cancellation));
            }
            catch (SettingsException away) when (unseen is not null)
            {
                unseen(away.Message);
            }
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
