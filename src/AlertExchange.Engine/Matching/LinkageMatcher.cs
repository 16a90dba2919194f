using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>
/// Finds whom a row means: sound ids by fixed rules (<see cref="DeterministicMatcher"/>), all else by weighing what agrees and what
/// contradicts (Fellegi and Sunter). What was weighed is possible, never definite; the one exception is a repaired id, where the policy
/// profile allows it. Pure and thread-safe. docs/adr/0026 says why.
/// </summary>
public sealed class LinkageMatcher : IMatcher
{
    /// <summary>Far enough ahead that a slot arrives before its row is looked at, near enough that it is still in the cache.</summary>
    private const int PrefetchDistance = 12;

    /// <summary>More candidates than a reviewer will read are cut.</summary>
    private const int MostCandidates = 10;

    /// <summary>A candidate of whom a reviewer need not hear: so many times less likely than the best.</summary>
    private const double LeastShareOfBest = 0.002;

    [ThreadStatic]
    private static LinkageScratch? t_scratch;

    private readonly RosterIndex _roster;
    private readonly DeterministicMatcher _first;
    private readonly CandidateBlocks _blocks;
    private readonly RowComparer _comparer;
    private readonly LinkageModel _model;
    private readonly LinkageThresholds _thresholds;

    /// <param name="parameters">What is known of the county's rows.</param>
    /// <param name="thresholds">As the policy profile states them.</param>
    public LinkageMatcher(RosterIndex roster, LinkageParameters parameters, LinkageThresholds thresholds)
    {
        (_roster, _thresholds) = (roster, thresholds);
        _comparer = new RowComparer(roster);
        _first = new DeterministicMatcher(roster, _comparer);
        _blocks = new CandidateBlocks(roster);
        _model = new LinkageModel(roster, parameters);
    }

    public int RosterVersion => _roster.Version;

    /// <summary>The parameters that weigh.</summary>
    public LinkageParameters Parameters => _model.Parameters;

    /// <summary>Does once what the first row that has to be weighed would wait for.</summary>
    public void Prepare() => _model.Prepare();

    public MatchResult Match(in MatchQuery query) => _first.TryMatchExactly(query, out var result) ? result : MatchOtherwise(query);

    public void MatchBatch(ReadOnlySpan<MatchQuery> queries, Span<MatchResult> results)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(results.Length, queries.Length);
        for (var i = 0; i < queries.Length; i++)
        {
            if (i + PrefetchDistance < queries.Length)
            {
                _first.Prefetch(in queries[i + PrefetchDistance]);
            }

            results[i] = Match(in queries[i]);
        }
    }

    /// <summary>Why a row may mean a person, candidate or not, with every weight.</summary>
    /// <param name="person">Position in the roster index.</param>
    public LinkageExplanation Explain(in MatchQuery query, int person)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)person, (uint)_roster.PersonCount, nameof(person));
        var asked = AsAsked(query);
        var scratch = new LinkageScratch();
        Weigh(asked, scratch, person);
        return new LinkageExplainer(_roster, _model).Explain(asked, scratch, person);
    }

    /// <summary>What a row has to teach: the person it surely means, or all whom it may mean, with how they compare; null for a row that says nothing.</summary>
    internal TrainingRow? Lesson(in MatchQuery query)
    {
        var asked = AsAsked(query);
        if (_first.TryMatchExactly(asked, out var result) || _first.Decide(asked, out result) == FirstTierFinding.Decided)
        {
            return result.Outcome == MatchOutcome.Definite
                ? new TrainingRow([new TrainingPair(_comparer.Compare(asked, result.Best.Person), Blocks.ExactId, 0)], IsCertain: true)
                : null;
        }

        var scratch = t_scratch ??= new LinkageScratch();
        _blocks.Find(asked, scratch.Candidates);
        var pairs = new TrainingPair[scratch.Candidates.Count];
        for (var i = 0; i < pairs.Length; i++)
        {
            var candidate = scratch.Candidates[i];
            var vector = _comparer.Compare(asked, candidate.Person);
            var (surname, given) = _model.RarityBits(asked, vector.Name, candidate.Person);
            pairs[i] = new TrainingPair(vector, candidate.Blocks, surname + given);
        }

        return new TrainingRow(pairs, IsCertain: false);
    }

    /// <summary>How a row compares with somebody whom chance picked.</summary>
    internal ComparisonVector Compare(in MatchQuery query, int person) => _comparer.Compare(query, person);

    private MatchResult MatchOtherwise(in MatchQuery query)
    {
        var asked = AsAsked(query);
        if (_first.TryMatchExactly(asked, out var result))
        {
            return result;
        }

        var finding = _first.Decide(asked, out result);
        if (finding == FirstTierFinding.Decided)
        {
            return result;
        }

        var scratch = t_scratch ??= new LinkageScratch();
        Weigh(asked, scratch, also: -1);
        return Proposed(asked, finding, scratch) ?? (finding == FirstTierFinding.MayHaveLostDigits ? result : MatchResult.Nobody(MatchStrategy.NoCandidate));
    }

    /// <summary>A row about a household names it by its head, unless it names somebody else as well: then the head's id is the row's.</summary>
    private static MatchQuery AsAsked(in MatchQuery query) =>
        query.IsHouseholdLevel && query.IdState == Contracts.Alerts.CitizenIdState.Absent && query.HeadId.Packed != 0 && !query.IsAreaSignal &&
        (string.IsNullOrEmpty(query.Name) || string.IsNullOrEmpty(query.HeadName) || PersonName.Agrees(query.Name, query.HeadName))
            ? query with { Id = query.HeadId, IdState = Contracts.Alerts.CitizenIdState.Sound, IdText = null, Name = RowComparer.NameOf(query), HeadId = default }
            : query;

    /// <summary>Fills the scratch with the row's candidates and their probabilities, likeliest first.</summary>
    /// <param name="also">Somebody to compare whether a block led there or not; -1 for nobody.</param>
    private void Weigh(in MatchQuery query, LinkageScratch scratch, int also)
    {
        _blocks.Find(query, scratch.Candidates);
        if (also >= 0)
        {
            scratch.Candidates.Add(also, Blocks.None);
        }

        scratch.Begin(scratch.Candidates.Count);
        for (var i = 0; i < scratch.Count; i++)
        {
            var person = scratch.Candidates[i].Person;
            var vector = _comparer.Compare(query, person);
            scratch.Set(i, person, vector, _model.PriorBits + _model.Weigh(query, vector, person));
        }

        scratch.Rank(_roster.Columns.PersonNos);
    }

    /// <summary>A possible match, or a definite one by a repaired id; null where nobody is likely enough.</summary>
    private MatchResult? Proposed(in MatchQuery query, FirstTierFinding finding, LinkageScratch scratch)
    {
        // Whoever has the very id of the row is never kept from a reviewer.
        var hasOwner = finding is FirstTierFinding.SharedId or FirstTierFinding.NoName or FirstTierFinding.OtherName or FirstTierFinding.Upgraded;
        if (scratch.Count == 0 || !hasOwner && scratch.TotalProbability < _thresholds.ProposeAt)
        {
            return null;
        }

        if (IsRepaired(query, finding, scratch))
        {
            var repaired = Candidate(query, scratch.Ranked(0)) with { Strategy = MatchStrategy.RepairedId };
            return new MatchResult(MatchOutcome.Definite, MatchStrategy.RepairedId, repaired, null);
        }

        var least = scratch.Ranked(0).Probability * LeastShareOfBest;
        var kept = 0;
        for (var i = 0; i < scratch.Count && kept < MostCandidates; i++)
        {
            if (IsKept(scratch.Ranked(i), least, hasOwner))
            {
                kept++;
            }
        }

        var candidates = new MatchCandidate[kept];
        for (int i = 0, at = 0; at < kept; i++)
        {
            if (IsKept(scratch.Ranked(i), least, hasOwner))
            {
                candidates[at++] = Candidate(query, scratch.Ranked(i));
            }
        }

        return new MatchResult(MatchOutcome.Possible, StrategyOf(finding, candidates[0]), candidates[0], kept == 1 ? null : candidates[1..]);
    }

    private static bool IsKept(in WeighedPerson weighed, double least, bool hasOwner) =>
        weighed.Probability >= least || hasOwner && weighed.Vector.CitizenId == IdLevel.Same;

    /// <summary>One edit, nobody else as near in the whole county, and name, birth date and village agree.</summary>
    private bool IsRepaired(in MatchQuery query, FirstTierFinding finding, LinkageScratch scratch)
    {
        ref readonly var best = ref scratch.Ranked(0);
        if (!_thresholds.RepairedIdDefinite || finding != FirstTierFinding.NoSoundId || best.Probability < _thresholds.RepairedIdAt || !IsOneEdit(best.Vector)
            || best.Vector.Name is not (NameLevel.Same or NameLevel.Variant) || best.Vector.Place is not (PlaceLevel.SameVillage or PlaceLevel.Alias)
            || scratch.Candidates.Capped.HasFlag(Blocks.IdNeighbour) || !IdGrades.SameBirthDatePart(query.IdText, _roster.Columns.Ids[best.Person]))
        {
            return false;
        }

        for (var i = 1; i < scratch.Count; i++)
        {
            if (IsOneEdit(scratch.Ranked(i).Vector) || scratch.Ranked(i).Vector.CitizenId == IdLevel.Same)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOneEdit(ComparisonVector vector) => vector.CitizenId is IdLevel.Substitution or IdLevel.Transposition or IdLevel.DroppedOrAdded;

    private static MatchCandidate Candidate(in MatchQuery query, in WeighedPerson weighed)
    {
        var (agreeing, conflicting) = AttributesOf.Levels(weighed.Vector, query);
        return new MatchCandidate(weighed.Person, Thousandths(weighed.Probability), CandidateStrategy.Of(query, weighed.Vector), agreeing, conflicting);
    }

    private static short Thousandths(double probability) => (short)Math.Clamp((int)(probability * 1000), 1, 999);

    /// <summary>What a row with a sound id of the roster is called by is the trouble with that id, whoever is likeliest.</summary>
    private static MatchStrategy StrategyOf(FirstTierFinding finding, in MatchCandidate best) => finding switch
    {
        FirstTierFinding.SharedId => MatchStrategy.IdAmbiguous,
        FirstTierFinding.NoName => MatchStrategy.IdWithoutName,
        FirstTierFinding.OtherName => MatchStrategy.IdNameConflict,
        FirstTierFinding.Upgraded => MatchStrategy.IdUpgraded,
        _ => best.Strategy,
    };
}
