using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Matching;

/// <summary>
/// Orders candidates from 0 to 1000 by the kind of evidence, then by what else agrees. The figures are an order that reviewers find
/// sensible, not probabilities: weights estimated from data belong to the probabilistic tier.
/// </summary>
internal static class MatchScore
{
    internal const short Highest = 1000;

    internal static short Definite(NameComparison name) => (short)(Highest - Doubt(name));

    internal static short Possible(MatchStrategy strategy, NameComparison name, MatchAttributes agreeing, MatchAttributes conflicting)
    {
        var score = Base(strategy) - Doubt(name)
            + Weigh(agreeing, birthDate: 40, sex: 10, township: 15, village: 30, head: 30)
            - Weigh(conflicting, birthDate: 120, sex: 60, township: 20, village: 30, head: 30);
        return (short)Math.Clamp(score, 1, 999);
    }

    private static int Base(MatchStrategy strategy) => strategy switch
    {
        MatchStrategy.IdUpgraded => 870,
        MatchStrategy.IdSubstitution or MatchStrategy.IdTransposition => 850,
        MatchStrategy.IdPrefix => 800,
        MatchStrategy.IdWithoutName or MatchStrategy.IdAmbiguous => 700,
        MatchStrategy.HouseholdAndName => 600,
        MatchStrategy.NameAndBirthDate => 500,
        MatchStrategy.NameAndVillage => 450,
        MatchStrategy.IdNameConflict => 400,
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "Not a strategy of a possible match."),
    };

    private static int Doubt(NameComparison name) => name switch
    {
        NameComparison.SameAfterNormalization => 5,
        NameComparison.OneHomophone => 30,
        NameComparison.OneCharacterDiffers => 60,
        _ => 0,
    };

    private static int Weigh(MatchAttributes attributes, int birthDate, int sex, int township, int village, int head) =>
        (attributes.HasFlag(MatchAttributes.BirthDate) ? birthDate : 0) + (attributes.HasFlag(MatchAttributes.Sex) ? sex : 0) +
        (attributes.HasFlag(MatchAttributes.Township) ? township : 0) + (attributes.HasFlag(MatchAttributes.Village) ? village : 0) +
        (attributes.HasFlag(MatchAttributes.Head) ? head : 0);
}
