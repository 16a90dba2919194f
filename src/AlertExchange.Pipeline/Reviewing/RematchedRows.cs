using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.DeadLetters;
using AlertExchange.Storage.OffRoster;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>A stored batch of which some rows were matched again; its other rows are as they were.</summary>
/// <param name="Before">The matches that the new ones were made of: what is stored must still be these.</param>
/// <param name="Households">Whose alerts become others by it.</param>
internal sealed record RematchedRows(
    BatchInfo Batch, byte[] Before, MatchedBatch Matched, IReadOnlyList<OffRosterPerson> Strangers, IReadOnlyCollection<SubjectKey> Households)
{
    /// <summary>Puts rows that were matched by themselves into their places; null when they are what they were.</summary>
    /// <param name="batch">The stored batch.</param>
    /// <param name="stored">Its matches.</param>
    /// <param name="ledger">Its ledger entries.</param>
    /// <param name="parked">Its parked rows.</param>
    /// <param name="eventKeys">Of all its alerts.</param>
    /// <param name="ordinals">The places of the rows.</param>
    /// <param name="again">What they came to.</param>
    /// <param name="strangers">People on no roster among them.</param>
    public static RematchedRows? Of(
        BatchInfo batch, IReadOnlyList<StoredMatch> stored, IReadOnlyList<LedgerEntry> ledger, IReadOnlyList<ParkedRow> parked,
        IReadOnlyList<ulong> eventKeys, IReadOnlyList<int> ordinals, MatchedBatch again, IReadOnlyList<OffRosterPerson> strangers)
    {
        StoredMatch[] matches = [.. stored];
        var results = MatchCodec.Decode(again.Matches);
        for (var i = 0; i < ordinals.Count; i++)
        {
            matches[ordinals[i]] = results[i];
        }

        // Ids stand beside the payload and are the same on both sides: neither is compared nor written.
        var nameless = AlertKeys.Of(new AlertId[stored.Count], eventKeys);
        var old = ledger.Where(e => ordinals.Contains(e.Ordinal)).Select(e => e with { AlertId = default }).ToList();
        var entries = LedgerCodec.Decode(LedgerCodec.Moved(again.LedgerEntries, place => ordinals[place]), nameless).ToList();
        byte[] before = MatchCodec.Encode([.. stored]), after = MatchCodec.Encode(matches);
        if (before.AsSpan().SequenceEqual(after))
        {
            return null;
        }

        var matched = new MatchedBatch(
            batch.BatchId, again.RosterVersion, after, LedgerCodec.Encode([.. ledger.Where(e => !ordinals.Contains(e.Ordinal)).Concat(entries).OrderBy(e => e.Ordinal)]),
            matches.Count(m => m.Outcome == MatchOutcome.Definite), matches.Count(m => m.Outcome == MatchOutcome.Possible), matches.Count(m => m.Outcome == MatchOutcome.None))
        {
            Parked = parked,
        };
        return new RematchedRows(batch, before, matched, strangers, [.. old.Except(entries).Concat(entries.Except(old)).Select(e => e.Household).Distinct()]);
    }
}
