using AlertExchange.Engine.Matching;
using AlertExchange.Storage.Codecs;

namespace AlertExchange.Pipeline.Exports;

/// <summary>Matches as lines.</summary>
internal static class MatchTexts
{
    private static readonly (MatchAttributes Attribute, string Text)[] Attributes =
    [
        (MatchAttributes.CitizenId, "身份证号"),
        (MatchAttributes.Name, "姓名"),
        (MatchAttributes.BirthDate, "出生日期"),
        (MatchAttributes.Sex, "性别"),
        (MatchAttributes.Township, "乡镇"),
        (MatchAttributes.Village, "村"),
        (MatchAttributes.Head, "户主"),
        (MatchAttributes.Phone, "电话"),
    ];

    public static string Id(MatchOutcome outcome) => outcome switch
    {
        MatchOutcome.None => "none",
        MatchOutcome.Possible => "possible",
        MatchOutcome.Definite => "definite",
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
        _ => throw new ArgumentOutOfRangeException(nameof(strategy)),
    };

    /// <summary>What agrees, what contradicts, and how many others there are, in Chinese.</summary>
    public static string Reasons(StoredMatch match) => match.Strategy switch
    {
        MatchStrategy.NoCandidate => "没有可用的身份证号，按姓名和住址也找不到人",
        MatchStrategy.OffRoster => "身份证号有效，不在花名册上，按一般农户处理",
        MatchStrategy.AreaSignal => "区域性信息，不对应到人",
        _ => string.Join("；", Parts(match)),
    };

    private static IEnumerable<string> Parts(StoredMatch match)
    {
        if (List(match.Best.Agreeing) is { Length: > 0 } agreeing)
        {
            yield return agreeing + "一致";
        }

        if (List(match.Best.Conflicting) is { Length: > 0 } conflicting)
        {
            yield return conflicting + "不一致";
        }

        if (match.Strategy is MatchStrategy.IdPrefix or MatchStrategy.IdSubstitution or MatchStrategy.IdTransposition)
        {
            yield return match.Strategy switch
            {
                MatchStrategy.IdPrefix => "身份证号末几位丢失，前面各位相符",
                MatchStrategy.IdSubstitution => "身份证号有一位不同",
                _ => "身份证号有相邻两位颠倒",
            };
        }

        if (match.Others is { Length: > 0 } others)
        {
            yield return $"另有 {others.Length} 名候选";
        }
    }

    private static string List(MatchAttributes attributes) =>
        string.Join("、", Attributes.Where(a => attributes.HasFlag(a.Attribute)).Select(a => a.Text));
}
