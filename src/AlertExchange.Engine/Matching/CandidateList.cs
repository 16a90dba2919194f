using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>Collects candidates, one a person (the best reason counts), and ranks them.</summary>
internal struct CandidateList(RosterIndex roster)
{
    /// <summary>More candidates than a reviewer will read are cut.</summary>
    private const int Most = 10;

    private List<MatchCandidate>? _candidates;

    internal readonly bool IsEmpty => _candidates is null;

    internal void Add(in MatchCandidate candidate)
    {
        _candidates ??= new List<MatchCandidate>(4);
        for (var i = 0; i < _candidates.Count; i++)
        {
            if (_candidates[i].Person == candidate.Person)
            {
                if (_candidates[i].Score < candidate.Score)
                {
                    _candidates[i] = candidate;
                }

                return;
            }
        }

        _candidates.Add(candidate);
    }

    /// <summary>A possible match, best first; equal scores in the order of storage's numbers, so that the order of the roster does not matter.</summary>
    internal readonly MatchResult? ToResult()
    {
        if (_candidates is null)
        {
            return null;
        }

        var persons = roster.Columns.PersonNos;
        _candidates.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : persons[a.Person].CompareTo(persons[b.Person]));
        var others = _candidates.Count == 1 ? null : _candidates.GetRange(1, Math.Min(_candidates.Count, Most) - 1).ToArray();
        return new MatchResult(MatchOutcome.Possible, _candidates[0].Strategy, _candidates[0], others);
    }
}
