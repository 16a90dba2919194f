using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.DeadLetters;

namespace AlertExchange.Pipeline.Matching;

/// <summary>Puts parked rows back into their places among those that were matched.</summary>
internal static class ParkedMatches
{
    /// <param name="matched">What the batch came to without the parked rows.</param>
    /// <param name="parked">Place in the whole batch → fault.</param>
    public static MatchedBatch Insert(MatchedBatch matched, IReadOnlyDictionary<int, string> parked)
    {
        if (parked.Count == 0)
        {
            return matched;
        }

        var without = MatchCodec.Decode(matched.Matches);
        var whole = new StoredMatch[without.Length + parked.Count];
        var places = new int[without.Length];
        var next = 0;
        for (var place = 0; place < whole.Length; place++)
        {
            if (parked.ContainsKey(place))
            {
                whole[place] = StoredMatch.Parked;
                continue;
            }

            places[next] = place;
            whole[place] = without[next++];
        }

        return matched with
        {
            Matches = MatchCodec.Encode(whole),
            LedgerEntries = LedgerCodec.Moved(matched.LedgerEntries, place => places[place]),
            Parked = [.. parked.Select(p => new ParkedRow(p.Key, p.Value)).OrderBy(p => p.Ordinal)],
        };
    }
}
