namespace AlertExchange.Engine.Matching;

/// <summary>Says in Chinese why a row was matched as it was. Free of names and ids; made on demand for exports and pages.</summary>
public static class MatchExplanation
{
    private static readonly (MatchAttributes Attribute, string Name)[] Attributes =
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

    /// <summary>For example 身份证号有一位不同；姓名一致；村不一致；另有2名候选人.</summary>
    public static string Describe(in MatchResult result)
    {
        var reasons = new List<string>(8);
        if ((result.Strategy == MatchStrategy.ClericalReview ? Reviewed(result.Outcome) : Reason(result.Strategy)) is { } reason)
        {
            reasons.Add(reason);
        }

        foreach (var (attribute, name) in Attributes)
        {
            if (result.Best.Agreeing.HasFlag(attribute))
            {
                reasons.Add(name + "一致");
            }
        }

        foreach (var (attribute, name) in Attributes)
        {
            if (result.Best.Conflicting.HasFlag(attribute))
            {
                reasons.Add(name + "不一致");
            }
        }

        if (result.Others is { Length: > 0 } others)
        {
            reasons.Add($"另有{others.Length}名候选人");
        }

        return string.Join('；', reasons);
    }

    private static string Reviewed(MatchOutcome outcome) =>
        outcome == MatchOutcome.Definite ? "经人工审核确认为此人" : "经人工审核，候选人均不是本行所指的人";

    /// <summary>The sentence for a strategy; null where agreement of id and name says it all.</summary>
    internal static string? Reason(MatchStrategy strategy) => strategy switch
    {
        MatchStrategy.NoCandidate => "没有可用的身份证号，按姓名和村、出生日期也未找到人员",
        MatchStrategy.OffRoster => "身份证号有效，不在花名册中，按一般农户处理",
        MatchStrategy.AreaSignal => "区域性信息，不涉及具体人员",
        MatchStrategy.IdAndName => null,
        MatchStrategy.IdNameConflict => "身份证号在花名册中属于另一姓名，需人工核对",
        MatchStrategy.IdWithoutName => "身份证号在花名册中，但本行没有姓名可核对",
        MatchStrategy.IdPrefix => "身份证号不完整，其余号码相符",
        MatchStrategy.IdSubstitution => "身份证号有一位不同",
        MatchStrategy.IdTransposition => "身份证号相邻两位颠倒",
        MatchStrategy.NameAndVillage => "没有可用的身份证号，按姓名和村查找",
        MatchStrategy.NameAndBirthDate => "没有可用的身份证号，按姓名和出生日期查找",
        MatchStrategy.IdUpgraded => "身份证号由15位升位而来，姓名相近，需人工核对",
        MatchStrategy.IdAmbiguous => "花名册中有多人使用该身份证号，需人工核对",
        MatchStrategy.RepairedId => "身份证号有一处写错，更正后全县唯一，姓名、出生日期、村均一致",
        MatchStrategy.HouseholdAndName => "按户主或同户成员的身份证号找到该户，户内成员姓名一致",
        MatchStrategy.ClericalReview => "经人工审核",
        _ => throw new ArgumentOutOfRangeException(nameof(strategy), strategy, "Unknown strategy."),
    };
}
