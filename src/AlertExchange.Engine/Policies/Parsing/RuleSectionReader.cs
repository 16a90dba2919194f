using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies.Parsing;

/// <summary>Reads the department rules and holds them against each other.</summary>
internal static class RuleSectionReader
{
    private static readonly HashSet<AlertKind> KindsWithMeasure =
        [AlertKind.MedicalCost, AlertKind.EducationCost, AlertKind.IndustryLoss, AlertKind.CrimeOrAccident];

    public static IReadOnlyList<PolicyRule> Read(ProfileSection profile)
    {
        var rules = new List<(PolicyRule Rule, int Line)>();
        foreach (var section in profile.Sections("rules", required: true))
        {
            var rule = ReadOne(section);
            CheckAgainstEarlier(section, rule, rules);
            rules.Add((rule, section.Line));
        }

        return [.. rules.Select(entry => entry.Rule)];
    }

    private static PolicyRule ReadOne(ProfileSection section)
    {
        var function = section.Word("function", ClosedWords.Functions);
        var rule = new PolicyRule
        {
            Id = section.Text("id"),
            Title = section.Text("title"),
            Kinds = section.Words("kinds", ClosedWords.Kinds, required: true),
            Departments = section.Departments("departments", required: false),
            Codes = section.Texts("codes"),
            Function = function,
            Per = section.Word("per", ClosedWords.Subjects),
            Window = section.Word("window", ClosedWords.Windows),
            Operator = section.OptionalWord("operator", ClosedWords.Operators),
            Amount = section.OptionalNumber("amount"),
            Scope = section.Words("scope", ClosedWords.Scopes, required: true).Aggregate(PolicyScope.None, (all, one) => all | one),
            Clause = section.Clause(),
            ValidFrom = section.OptionalDate("validFrom"),
            ValidTo = section.OptionalDate("validTo"),
            Colour = section.OptionalText("colour") is null ? null : section.Word("colour", ClosedWords.Colours),
        };
        CheckShape(section, rule);
        section.Finish();
        return rule;
    }

    private static void CheckShape(ProfileSection section, PolicyRule rule)
    {
        if (rule.Function == AggregateFunction.Presence)
        {
            if (rule.Operator is not null || rule.Amount is not null)
                section.Report(section.LineOfKey(rule.Amount is null ? "operator" : "amount"), $"规则 {rule.Id} 是 presence（有即预警），不能再写 operator 或 amount。", "有金额时 function 应写 max 或 sum。");
        }
        else
        {
            if (rule.Operator is null || rule.Amount is null)
                section.Report(section.Line, $"规则 {rule.Id} 按金额预警，缺少 {(rule.Operator is null ? "operator" : "amount")}。", "“以上”“（含）”写 >=，“超过”写 >。");
            foreach (var kind in rule.Kinds)
            {
                if (!KindsWithMeasure.Contains(kind))
                    section.Report(section.LineOfKey("kinds"), $"规则 {rule.Id} 按金额预警，但 {kind.Id()} 没有金额。", "可改为 function: presence。");
            }
        }

        if (rule.ValidTo < rule.ValidFrom)
            section.Report(section.LineOfKey("validTo"), $"规则 {rule.Id} 的 validTo 早于 validFrom。");
    }

    // The same id may stand twice when a new year brings another line: the spans must not touch.
    private static void CheckAgainstEarlier(ProfileSection section, PolicyRule rule, List<(PolicyRule Rule, int Line)> earlier)
    {
        foreach (var (other, line) in earlier)
        {
            if (other.Id != rule.Id || rule.Id.Length == 0)
                continue;
            if (rule.ValidFrom is null && rule.ValidTo is null && other.ValidFrom is null && other.ValidTo is null)
                section.Report(section.LineOfKey("id"), $"规则编号 {rule.Id} 与第 {line} 行重复。", "每条规则的 id 应各不相同；同一规则换标准时用 validFrom、validTo 分开。");
            else if (Overlap(rule, other))
                section.Report(section.LineOfKey("id"), $"规则 {rule.Id} 的有效期与第 {line} 行的重叠。", "前一条的 validTo 应早于后一条的 validFrom。");
        }
    }

    private static bool Overlap(PolicyRule a, PolicyRule b) =>
        (a.ValidFrom ?? DateOnly.MinValue) <= (b.ValidTo ?? DateOnly.MaxValue)
        && (b.ValidFrom ?? DateOnly.MinValue) <= (a.ValidTo ?? DateOnly.MaxValue);
}
