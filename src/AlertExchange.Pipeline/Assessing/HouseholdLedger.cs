using System.Runtime.InteropServices;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Ledger;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>
/// Every household's alert history in memory: a projection of the live batches, brought up to date from the store's revision feed,
/// so that it never matters which process wrote them. Refresh it inside the write transaction that acts on it.
/// Not thread-safe while refreshing; reading in parallel is.
/// </summary>
/// <param name="feed">What changed in the store.</param>
/// <param name="staged">Entries that need not be read from it.</param>
/// <param name="mostStale">Entries of batches that are gone, before the chains are made anew without them.</param>
internal sealed class HouseholdLedger(LedgerRepository feed, StagedEntries staged, int mostStale = 100_000)
{
    // A link is the batch's place in the list and the entry's in the batch, one more than that, so that 0 is none.
    private readonly List<LedgerBatch> _batches = [];
    private readonly Dictionary<long, int> _places = [];
    private readonly Dictionary<SubjectKey, long> _otherHeads = [];
    private readonly HouseholdSet _mayFire = new();
    private long[] _heads = [];
    private PolicyProfile? _screened;
    private long _entries;
    private long _stale;

    /// <summary>Everything up to this revision is known.</summary>
    public long Revision { get; private set; }

    /// <summary>Entries held, those that are gone and not yet cleared away included.</summary>
    public long EntryCount => _entries;

    /// <summary>True when nothing changed since the last refresh.</summary>
    public bool IsCurrent(ReadScope scope) => !feed.HasChanges(scope, Revision);

    /// <summary>Takes in every change since the last time.</summary>
    /// <param name="scope">The transaction that acts on what is taken in.</param>
    /// <param name="profile">The rules that <see cref="HouseholdsOf"/> screens with.</param>
    public void Refresh(ReadScope scope, PolicyProfile profile)
    {
        if (!ReferenceEquals(profile, _screened))
        {
            _mayFire.Clear();
            Screen(0, profile);
            _screened = profile;
        }

        // Batches of one submission share a revision: it counts as seen only when all of them are, or a broken-off refresh would lose some.
        var (seen, first) = (Revision, _batches.Count);
        try
        {
            foreach (var change in feed.ReadChanges(scope, Revision))
            {
                Take(scope, change);
                seen = change.Revision;
            }
        }
        finally
        {
            // Also of a refresh that breaks off: a batch that is held is not taken in again.
            Parallel.Invoke(() => Chain(first), () => Screen(first, profile));
        }

        Revision = seen;
        if (_stale > mostStale && _stale > _entries / 4)
        {
            Rebuild();
        }
    }

    /// <summary>The household's alerts that count, in no particular order.</summary>
    public List<HouseholdAlert> AlertsOf(SubjectKey household)
    {
        var alerts = new List<HouseholdAlert>();
        for (var link = Head(household); link != 0;)
        {
            var (batch, entry) = (_batches[(int)((link - 1) >> 32)], (int)(link - 1));
            if (batch.Counts(entry))
            {
                alerts.Add(batch.Alert(entry));
            }

            link = batch.Next[entry];
        }

        return alerts;
    }

    /// <summary>
    /// The households that live batches of a department, period and kinds tell of, dead alerts included, each once, in order; without those
    /// that can have nothing due (no alert of theirs may fire) and stand in none of the sets.
    /// </summary>
    public List<SubjectKey> HouseholdsOf(DepartmentId department, Period period, IReadOnlyList<AlertKind> kinds, params ReadOnlySpan<HouseholdSet> always)
    {
        var households = new HouseholdSet();
        foreach (var batch in _batches)
        {
            for (var i = batch.IsOf(department, period, kinds) ? 0 : batch.Entries.Count; i < batch.Entries.Count; i++)
            {
                var household = batch.Entries.Household(i);
                if (_mayFire.Contains(household) || IsIn(household, always))
                {
                    households.Add(household);
                }
            }
        }

        return households.InOrder();
    }

    /// <summary>
    /// Forgets batches of a department, period and kinds in which no alert counts any more. Only when the households that
    /// <see cref="HouseholdsOf"/> gave for them have been reconciled: nobody else would ask for them again.
    /// </summary>
    public void Forget(DepartmentId department, Period period, IReadOnlyList<AlertKind> kinds)
    {
        foreach (var batch in _batches)
        {
            if (batch.IsOf(department, period, kinds) && batch.Dead is not null && batch.IsAllDead())
            {
                Leave(batch);
                _places.Remove(batch.BatchId);
            }
        }
    }

    private void Take(ReadScope scope, LedgerChange change)
    {
        var known = _places.TryGetValue(change.BatchId, out var place) ? _batches[place] : null;
        if (known is not null && known.Entries.IsStoredAs(change.Head))
        {
            known.Dead = change.Dead;
            return;
        }

        var entries = staged.Take(change.BatchId, change.Head) ?? feed.ReadEntries(scope, change.BatchId);
        if (known is not null)
        {
            // A form of entries that older programs wrote does not tell by its head that it is the same.
            if (known.Entries.SaysTheSameAs(entries))
            {
                known.Dead = change.Dead;
                return;
            }

            Leave(known);
        }

        var batch = new LedgerBatch(change, entries);
        _places[change.BatchId] = _batches.Count;
        _batches.Add(batch);
        _entries += entries.Count;
    }

    private static bool IsIn(SubjectKey household, ReadOnlySpan<HouseholdSet> sets)
    {
        foreach (var set in sets)
        {
            if (set.Contains(household))
            {
                return true;
            }
        }

        return false;
    }

    private void Leave(LedgerBatch batch)
    {
        batch.IsGone = true;
        _stale += batch.Entries.Count;
    }

    /// <summary>Chains the batches from a place on.</summary>
    private void Chain(int first)
    {
        for (var place = first; place < _batches.Count; place++)
        {
            Chain(_batches[place], place);
        }
    }

    private void Chain(LedgerBatch batch, int place)
    {
        for (var i = 0; i < batch.Next.Length; i++)
        {
            ref var head = ref HeadOf(batch.Entries.Household(i));
            batch.Next[i] = head;
            head = (((long)place << 32) | (uint)i) + 1;
        }
    }

    // Alerts that do not count are asked too: a household too many is assessed for nothing, one too few would lose a warning.
    private void Screen(int first, PolicyProfile profile)
    {
        for (var place = first; place < _batches.Count; place++)
        {
            Screen(_batches[place], profile);
        }
    }

    private void Screen(LedgerBatch batch, PolicyProfile profile)
    {
        var screen = RuleScreen.For(profile, batch.Kind, batch.Department);
        for (var i = 0; !screen.IsSilent && i < batch.Entries.Count; i++)
        {
            if (screen.MayFire(batch.Entries.Measure(i), batch.Entries.Code(i)))
            {
                _mayFire.Add(batch.Entries.Household(i));
            }
        }
    }

    private long Head(SubjectKey household) =>
        !HouseholdSet.IsDense(household) ? _otherHeads.GetValueOrDefault(household)
        : household.Value < (ulong)_heads.Length ? _heads[household.Value]
        : 0;

    private ref long HeadOf(SubjectKey household)
    {
        if (!HouseholdSet.IsDense(household))
        {
            return ref CollectionsMarshal.GetValueRefOrAddDefault(_otherHeads, household, out _);
        }

        if (household.Value >= (ulong)_heads.Length)
        {
            Array.Resize(ref _heads, Math.Max((int)household.Value + 1, _heads.Length * 2));
        }

        return ref _heads[household.Value];
    }

    private void Rebuild()
    {
        _batches.RemoveAll(batch => batch.IsGone);
        Array.Clear(_heads);
        _otherHeads.Clear();
        _places.Clear();
        (_entries, _stale) = (0, 0);
        for (var place = 0; place < _batches.Count; place++)
        {
            _places[_batches[place].BatchId] = place;
            _entries += _batches[place].Entries.Count;
        }

        Chain(0);
    }
}
