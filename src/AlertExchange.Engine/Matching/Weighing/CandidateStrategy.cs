using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>Names the strongest evidence that leads to a candidate.</summary>
internal static class CandidateStrategy
{
    internal static MatchStrategy Of(in MatchQuery query, ComparisonVector vector) => vector.CitizenId switch
    {
        IdLevel.Same when query.IdState != CitizenIdState.Sound => MatchStrategy.IdPrefix,
        IdLevel.Same => vector.Name switch
        {
            NameLevel.Absent => MatchStrategy.IdWithoutName,
            <= NameLevel.OneCharacter => query.IdIsUpgraded ? MatchStrategy.IdUpgraded : MatchStrategy.IdAmbiguous,
            _ => MatchStrategy.IdNameConflict,
        },
        IdLevel.Substitution => MatchStrategy.IdSubstitution,
        IdLevel.Transposition => MatchStrategy.IdTransposition,
        IdLevel.DroppedOrAdded or IdLevel.Prefix => MatchStrategy.IdPrefix,
        IdLevel.OtherMember => MatchStrategy.HouseholdAndName,
        _ when vector.Head == HeadLevel.ById => MatchStrategy.HouseholdAndName,
        _ when vector.Place is PlaceLevel.SameVillage or PlaceLevel.Alias && vector.BirthDate != BirthDateLevel.Same => MatchStrategy.NameAndVillage,
        IdLevel.BirthDatePart => MatchStrategy.NameAndBirthDate,
        _ => vector.BirthDate is >= BirthDateLevel.Same and <= BirthDateLevel.YearOffByOne ? MatchStrategy.NameAndBirthDate : MatchStrategy.NameAndVillage,
    };
}
