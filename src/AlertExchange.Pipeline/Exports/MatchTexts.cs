using AlertExchange.Engine.Matching;
using AlertExchange.Storage.Codecs;

namespace AlertExchange.Pipeline.Exports;

/// <summary>Matches as lines.</summary>
internal static class MatchTexts
{
    public static string Id(MatchOutcome outcome) => outcome switch
    {
        MatchOutcome.None => "none",
        MatchOutcome.Possible => "possible",
        MatchOutcome.Definite => "definite",
        MatchOutcome.Parked => "parked",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static string Id(MatchStrategy strategy) => strategy switch
    {
        MatchStrategy.NoCandidate => "no-candidate",
        MatchStrategy.OffRoster => "off-roster",
        MatchStrategy.AreaSignal => "area-signal",
        MatchStrategy.IdAndName => "id-and-name",
        MatchStrategy.IdNameConflict => "id-name-conflict",
        MatchStrategy.IdWithoutName => "id-without-name",
        MatchStrategy.IdPrefix => "id-prefix",
        MatchStrategy.IdSubstitution => "id-substitution",
        MatchStrategy.IdTransposition => "id-transposition",
        MatchStrategy.NameAndVillage => "name-and-village",
        MatchStrategy.NameAndBirthDate => "name-and-birth-date",
        MatchStrategy.IdUpgraded => "id-upgraded",
        MatchStrategy.IdAmbiguous => "id-ambiguous",
        MatchStrategy.HouseholdAndName => "household-and-name",
        MatchStrategy.RepairedId => "repaired-id",
        MatchStrategy.ClericalReview => "clerical-review",
        _ => throw new ArgumentOutOfRangeException(nameof(strategy)),
    };

    /// <summary>The way that led to a match; empty where there is no match.</summary>
    public static string Strategy(StoredMatch match) => match.Outcome == MatchOutcome.Parked ? "" : Id(match.Strategy);

    /// <summary>What agrees, what contradicts, and how many others there are, in Chinese.</summary>
    public static string Reasons(StoredMatch match) => match.Outcome == MatchOutcome.Parked ? "处理这一行时程序出错，已搁置，待修复后重做" : MatchExplanation.Describe(new MatchResult(
        match.Outcome, match.Strategy, Candidate(match.Best), match.Others is null ? null : Array.ConvertAll(match.Others, Candidate)));

    private static MatchCandidate Candidate(StoredCandidate stored) => new(stored.PersonNo, stored.Score, stored.Strategy, stored.Agreeing, stored.Conflicting);
}
