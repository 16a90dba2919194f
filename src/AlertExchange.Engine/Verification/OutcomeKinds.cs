namespace AlertExchange.Engine.Verification;

/// <summary>The outcomes' ids and titles.</summary>
public static class OutcomeKinds
{
    public static IReadOnlyList<OutcomeKind> All { get; } = Enum.GetValues<OutcomeKind>();

    /// <summary>As exports and messages write it.</summary>
    public static string Id(this OutcomeKind kind) => kind switch
    {
        OutcomeKind.NoRisk => "no-risk",
        OutcomeKind.Tracking => "tracking",
        OutcomeKind.TakeIn => "take-in",
        OutcomeKind.AidFirst => "aid-first",
        OutcomeKind.DataWrong => "data-wrong",
        OutcomeKind.Deceased => "deceased",
        OutcomeKind.Moved => "moved",
        OutcomeKind.Duplicate => "duplicate",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>As people read it.</summary>
    public static string Title(this OutcomeKind kind) => kind switch
    {
        OutcomeKind.NoRisk => "核实无风险",
        OutcomeKind.Tracking => "持续跟踪",
        OutcomeKind.TakeIn => "拟纳入监测",
        OutcomeKind.AidFirst => "先行救助",
        OutcomeKind.DataWrong => "数据有误",
        OutcomeKind.Deceased => "人员已故",
        OutcomeKind.Moved => "已迁出",
        OutcomeKind.Duplicate => "重复",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>True when a task ends with it; aid alone leaves the procedure open.</summary>
    public static bool EndsTask(this OutcomeKind kind) => kind != OutcomeKind.AidFirst;

    /// <summary>True when the risk that the departments warned of was there: a true alarm, where a rule's precision is counted.</summary>
    public static bool IsRiskFound(this OutcomeKind kind) => kind is OutcomeKind.Tracking or OutcomeKind.TakeIn or OutcomeKind.AidFirst;

    /// <summary>An id or a title; null when it is neither.</summary>
    public static OutcomeKind? Parse(string? text)
    {
        foreach (var kind in All)
        {
            if (kind.Id() == text || kind.Title() == text)
                return kind;
        }

        return null;
    }
}
