using AlertExchange.Engine.Roster;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Rosters;

/// <summary>
/// Roster versions as in-memory indexes. The store says which version is the newest, so a roster that another process imported is
/// seen at the next file. The two versions used last are kept: the newest, and the one that a running file is matched with.
/// </summary>
public sealed class RosterCache(ExchangeStore store, PolicyDesk policies)
{
    private const int Kept = 2;
    private readonly Lock _gate = new();
    private readonly List<Held> _indexes = [];

    /// <summary>The newest version; 0 before the first import.</summary>
    public int LatestVersion() => store.Read(scope => store.Roster.Latest(scope)?.Version ?? 0);

    /// <summary>The newest version's index; an empty one before the first import.</summary>
    public RosterIndex Latest() => Get(LatestVersion());

    /// <summary>How many people the newest version has, without loading it.</summary>
    public int LatestPeople() => store.Read(scope => store.Roster.Latest(scope)?.People ?? 0);

    /// <summary>A version's index. Loading one makes nobody wait who asks for another.</summary>
    /// <param name="version">0: an empty one.</param>
    public RosterIndex Get(int version) => Find(version, CancellationToken.None);

    /// <summary>Has a version in memory before anybody asks for it.</summary>
    public void Prepare(int version, CancellationToken cancellation) => Find(version, cancellation);

    private RosterIndex Find(int version, CancellationToken cancellation)
    {
        Held held;
        lock (_gate)
        {
            held = _indexes.Find(h => h.Version == version) ?? new Held(version, new Lazy<RosterIndex>(() => Load(version, cancellation)));
            _indexes.Remove(held);
            _indexes.Insert(0, held);
            if (_indexes.Count > Kept)
            {
                _indexes.RemoveAt(Kept);
            }
        }

        try
        {
            return held.Index.Value;
        }
        catch
        {
            // Or it would fail the same way for ever.
            lock (_gate)
            {
                _indexes.Remove(held);
            }

            throw;
        }
    }

    private RosterIndex Load(int version, CancellationToken cancellation)
    {
        var builder = new RosterIndexBuilder(local: policies.Current.Local);
        if (version > 0)
        {
            store.Read(scope =>
            {
                store.Roster.LoadPeople(scope, version, p =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    builder.Add(p.PersonNo, p.HouseholdNo, p.Person);
                });
                return 0;
            });
        }

        return builder.Build(version);
    }

    private sealed record Held(int Version, Lazy<RosterIndex> Index);
}
