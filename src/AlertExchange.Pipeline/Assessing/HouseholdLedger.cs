using System.Runtime.InteropServices;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Ledger;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>
/// Every household's alert history in memory: a projection of the live batches, brought up to date from the store's revision feed,
/// so that it never matters which process wrote them. Refresh it inside the write transaction that acts on it.
/// Not thread-safe while refreshing; reading in parallel is.
/// </summary>
internal sealed class HouseholdLedger(LedgerRepository feed)
{
    private readonly Dictionary<long, LedgerBatch> _batches = [];
    private readonly Dictionary<SubjectKey, int> _heads = [];
    private readonly List<Link> _links = [];
    private long _revision;
    private int _stale;

    /// <summary>Takes in every change since the last time.</summary>
    public void Refresh(ReadScope scope)
    {
        // Batches of one submission share a revision: it counts as seen only when all of them are, or a broken-off refresh would lose some.
        var seen = _revision;
        foreach (var change in feed.ReadChanges(scope, _revision))
        {
            Take(change);
            seen = change.Revision;
        }

        _revision = seen;

        // Batches are replaced only when a match was run again; past half the chains the garbage is worth a rebuild.
        if (_stale > _links.Count / 2 && _stale > 100_000)
        {
            Rebuild();
        }
    }

    /// <summary>The household's alerts that count, in no particular order.</summary>
    public List<HouseholdAlert> AlertsOf(SubjectKey household)
    {
        var alerts = new List<HouseholdAlert>();
        for (var link = _heads.GetValueOrDefault(household, -1); link >= 0;)
        {
            var (batch, entry, next) = _links[link];
            if (batch.Counts(entry))
            {
                alerts.Add(batch.Alert(entry));
            }

            link = next;
        }

        return alerts;
    }

    /// <summary>The households that live batches of a department, period and kinds tell of, each once, in order; dead alerts count too.</summary>
    public List<SubjectKey> HouseholdsOf(DepartmentId department, Period period, IReadOnlyList<AlertKind> kinds)
    {
        var households = new HashSet<SubjectKey>();
        foreach (var batch in _batches.Values)
        {
            if (batch.IsOf(department, period, kinds))
            {
                foreach (ref readonly var entry in batch.Entries.AsSpan())
                {
                    households.Add(entry.Household);
                }
            }
        }

        var ordered = households.ToList();
        ordered.Sort();
        return ordered;
    }

    private void Take(LedgerChange change)
    {
        if (_batches.TryGetValue(change.BatchId, out var known))
        {
            if (known.EntriesAre(change.Entries))
            {
                known.Dead = change.Dead;
                return;
            }

            known.Replaced = true;
            _stale += known.Entries.Length;
        }

        var batch = new LedgerBatch(change);
        _batches[change.BatchId] = batch;
        Chain(batch);
    }

    private void Chain(LedgerBatch batch)
    {
        for (var i = 0; i < batch.Entries.Length; i++)
        {
            ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(_heads, batch.Entries[i].Household, out var exists);
            _links.Add(new Link(batch, i, exists ? head : -1));
            head = _links.Count - 1;
        }
    }

    private void Rebuild()
    {
        _heads.Clear();
        _links.Clear();
        _stale = 0;
        foreach (var batch in _batches.Values)
        {
            Chain(batch);
        }
    }

    private readonly record struct Link(LedgerBatch Batch, int Entry, int Next);

    private sealed class LedgerBatch(LedgerChange change)
    {
        private readonly DepartmentId _department = change.Department;
        private readonly AlertKind _kind = change.Kind;
        private readonly Period _period = change.Period;
        private readonly int _fingerprint = Fingerprint(change.Entries);
        private readonly int _length = change.Entries.Length;

        public LedgerEntry[] Entries { get; } = LedgerCodec.Decode(change.Entries);

        public byte[]? Dead { get; set; } = change.Dead;

        public bool Replaced { get; set; }

        public bool EntriesAre(byte[] entries) => entries.Length == _length && Fingerprint(entries) == _fingerprint;

        public bool IsOf(DepartmentId department, Period period, IReadOnlyList<AlertKind> kinds) =>
            _department == department && _period == period && kinds.Contains(_kind);

        public bool Counts(int entry) => !Replaced && !DeadAlerts.IsSet(Dead, Entries[entry].Ordinal);

        public HouseholdAlert Alert(int index)
        {
            ref readonly var entry = ref Entries[index];
            return new HouseholdAlert
            {
                AlertId = entry.AlertId,
                Kind = _kind,
                Department = _department,
                Period = _period,
                OccurredOn = entry.OccurredOn,
                Person = entry.Person,
                Measure = entry.Measure,
                Code = entry.Code,
                SchoolYear = entry.SchoolYear,
                EventKey = entry.EventKey,
            };
        }

        private static int Fingerprint(byte[] entries)
        {
            var hash = new HashCode();
            hash.AddBytes(entries);
            return hash.ToHashCode();
        }
    }
}
