using AlertExchange.Engine.Access;
using AlertExchange.Storage;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>Where dead letters of every kind are listed and read.</summary>
public sealed class DeadLetterDesk
{
    private readonly IReadOnlyList<IDeadLetterSource> _sources;
    private readonly ExchangeStore _store;

    internal DeadLetterDesk(IEnumerable<IDeadLetterSource> sources, ExchangeStore store) => (_sources, _store) = ([.. sources], store);

    /// <summary>What can wait here, as this exchange is set up.</summary>
    public IReadOnlyList<DeadLetterKind> Kinds => [.. _sources.SelectMany(s => s.Kinds)];

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

    /// <summary>One page of a kind, and how many there are of it.</summary>
    /// <param name="viewer">Who may see nobody's rows sees no household's code either.</param>
    /// <exception cref="SettingsException">The broker cannot be reached; the message is Chinese.</exception>
    public async Task<(IReadOnlyList<DeadLetter> Letters, int Count)> PageAsync(RowScope viewer, DeadLetterKind kind, Paging paging, CancellationToken cancellation)
    {
        var (letters, count) = await _sources.First(s => s.Kinds.Contains(kind)).PageAsync(kind, paging, cancellation);
        return ([.. letters.Select(l => Shown(viewer, l))], count);
    }

    /// <summary>One letter; null when there is none of that id.</summary>
    public Task<DeadLetterDetail?> FindAsync(string id, CancellationToken cancellation) => FindAsync(RowScope.County, id, cancellation);

    /// <summary>The same for somebody who may not see everybody's rows: without what speaks of people.</summary>
    public async Task<DeadLetterDetail?> FindAsync(RowScope viewer, string id, CancellationToken cancellation)
    {
        foreach (var source in _sources)
        {
            if (await source.FindAsync(id, cancellation) is { } found)
            {
                return new DeadLetterDetail(
                    Shown(viewer, found.Letter), [.. found.Lines.Where(l => !l.IsPersonal || SeesPeople(viewer)).Select(l => l.Text)],
                    _store.Read(scope => _store.DeadLetters.ListReplays(scope, id)));
            }
        }

        return null;
    }

    private static DeadLetter Shown(RowScope viewer, DeadLetter letter) =>
        letter.Kind == DeadLetterKind.Household && !SeesPeople(viewer) ? letter with { What = "一户农户" } : letter;

    private static bool SeesPeople(RowScope viewer) => viewer.Kind == RowScopeKind.County;
}
