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
    private readonly List<RosterIndex> _indexes = [];

    /// <summary>The newest version; 0 before the first import.</summary>
    public int LatestVersion() => store.Read(scope => store.Roster.Latest(scope)?.Version ?? 0);

    /// <summary>The newest version's index; an empty one before the first import.</summary>
    public RosterIndex Latest() => Get(LatestVersion());

    /// <summary>How many people the newest version has, without loading it.</summary>
    public int LatestPeople() => store.Read(scope => store.Roster.Latest(scope)?.People ?? 0);

    /// <summary>A version's index.</summary>
    public RosterIndex Get(int version)
    {
        lock (_gate)
        {
            var index = _indexes.Find(i => i.Version == version);
            if (index is null)
            {
                index = Load(version);
            }
            else
            {
                _indexes.Remove(index);
            }

            _indexes.Insert(0, index);
            if (_indexes.Count > Kept)
            {
                _indexes.RemoveAt(Kept);
            }

            return index;
        }
    }

    private RosterIndex Load(int version)
    {
        var builder = new RosterIndexBuilder(local: policies.Current.Local);
        if (version > 0)
        {
            store.Read(scope =>
            {
                store.Roster.LoadPeople(scope, version, p => builder.Add(p.PersonNo, p.HouseholdNo, p.Person));
                return 0;
            });
        }

        return builder.Build(version);
    }
}
