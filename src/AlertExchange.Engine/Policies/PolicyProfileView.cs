using System.Globalization;
using System.Text;
using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>A profile for people: Chinese tables of its rules and figures, each with the clause.</summary>
public static class PolicyProfileView
{
    /// <summary>Headings of <see cref="Rules"/>.</summary>
    public static IReadOnlyList<string> RuleHeadings { get; } = ["编号", "名称", "部门", "口径", "合计", "范围", "依据"];

    /// <summary>Headings of <see cref="Figures"/>.</summary>
    public static IReadOnlyList<string> FigureHeadings { get; } = ["项目", "口径", "依据"];

    /// <summary>One line a rule, in the order of the file.</summary>
    /// <param name="title">The departments' Chinese titles; their ids when not given.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Rules(PolicyProfile profile, Func<DepartmentId, string>? title = null) =>
        [.. profile.Rules.Select(IReadOnlyList<string> (rule) =>
        [
            rule.Id,
            rule.Title,
            rule.Departments.Count == 0 ? "不限" : Names(rule.Departments, title),
            Line(rule),
            Together(rule),
            Scope(rule.Scope),
            rule.Clause,
        ])];

    /// <summary>One line a figure.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Figures(PolicyProfile profile, Func<DepartmentId, string>? title = null)
    {
        var reporting = profile.Reporting;
        var recognition = profile.Recognition;
        var monitoring = profile.Monitoring;
        string Titles(IReadOnlyList<DepartmentId> departments) => Names(departments, title);
        return
        [
            .. profile.IncomeLines.Select(IReadOnlyList<string> (line) =>
                ["监测范围（年人均纯收入）", $"{line.Operator.Write(line.Amount)} 元，{Span(line.From, line.To)}", line.Clause]),
            ["可支配收入水平", Text($"{profile.UpperBand.Value:0.##} 元（{profile.UpperBandYear} 年）"), profile.UpperBand.Clause],
            Row("牵头单位", profile.LeadAgency, value => value),
            Row("预警流转", profile.Routing, value => value == RoutingMode.ViaBureau ? "经乡村振兴部门交乡镇" : "直达乡镇，抄送乡村振兴部门"),
            Row("名单范围", profile.RosterTypes, Scope),
            Row("报送截止", reporting.ReportingDay, value => Text($"每月 {value} 日 24:00（含当日）")),
            Row("每月报送部门", reporting.MonthlyDepartments, Titles),
            Row("实时推送部门", reporting.RealTimeDepartments, Titles),
            Row("零报告", reporting.ZeroReport, YesNo),
            Row("名单推送", reporting.RosterPushDay, value => value >= 31 ? "每月月末" : Text($"每月 {value} 日")),
            Row("数据比对", reporting.Comparison, value => "至少" + Every(value) + "一次"),
            Row("比对部门", reporting.ComparisonDepartments, Titles),
            Row("联络员部门", reporting.LiaisonDepartments, Titles),
            Row("每部门联络员", reporting.LiaisonsPerDepartment, value => Text($"{value} 名")),
            Row("认定总时限", recognition.Whole, Days),
            Row("认定起算", recognition.Clock, value => value switch { ClockStart.Application => "农户申请", ClockStart.Clue => "发现线索", _ => "交办" }),
            .. recognition.Steps.Select(IReadOnlyList<string> (step) =>
                ["　" + step.Title, (step.IsMinimum ? "不少于 " : "不超过 ") + Days(step.Limit), step.Clause]),
            Row("核查任务时限", recognition.Verification, Days),
            Row("核查结论由乡村振兴部门确认", recognition.ConfirmOutcomes, YesNo),
            Row("制定措施时限", monitoring.Measures, Days),
            Row("低保对象免重复比对", monitoring.CompareSkipMonths, value => Text($"{value} 个月内")),
            Row("收入稳定不少于", monitoring.MinMonths, value => Text($"{value} 个月")),
            Row("整户无劳动能力不标注消除", monitoring.NoLabourBlocksElimination, YesNo),
            Row("走访：未消除风险", monitoring.VisitActive, Every),
            Row("走访：其他帮扶对象", monitoring.VisitOther, Every),
            Row("联系：长期外出户", monitoring.VisitAway, Every),
            Row("集中排查", monitoring.Sweep, Every),
            Row("先行救助", monitoring.AidFirst, YesNo),
            Row("网格户数上限", monitoring.GridMaxHouseholds, value => Text($"{value} 户")),
            Row("网格员年龄上限", monitoring.GridWorkerMaxAge, value => Text($"{value} 周岁")),
            Row("比对：提请人工核对的可能性", profile.Matching.ProposeAt, value => Text($"{value:0.####}")),
            Row("比对：更正一处的身份证号视为有效", profile.Matching.RepairedIdDefinite, YesNo),
            Row("比对：视为有效所需的可能性", profile.Matching.RepairedIdAt, value => Text($"{value:0.####}")),
            Row("再次提请的增幅", profile.EscalationStep, value => Text($"+{value:0.##} 元")),
            .. profile.Consultation.Select(IReadOnlyList<string> (level) =>
                [Text($"会商第 {level.Level} 级"), $"{level.Problem}：{level.HandledBy}", level.Clause]),
            .. profile.RecordedOnly.Select(IReadOnlyList<string> (recorded) =>
                ["只登记：" + recorded.Kind.Title(), "进入乡村振兴部门清单，不对农户预警", recorded.Clause]),
        ];
    }

    /// <summary>Head and both tables as plain text with aligned columns.</summary>
    public static string Render(PolicyProfile profile, Func<DepartmentId, string>? title = null)
    {
        var text = new StringBuilder();
        text.Append(profile.Name).Append('（').Append(profile.Id).Append(' ').Append(profile.Version).Append('）').Append('\n');
        text.Append("依据：").Append(profile.Notice).Append("　县代码：").Append(profile.CountyCode)
            .Append("　有效期：").Append(Span(profile.ValidFrom, profile.ValidTo)).Append('\n').Append('\n');
        AlignedTable.Append(text, RuleHeadings, Rules(profile, title));
        text.Append('\n');
        AlignedTable.Append(text, FigureHeadings, Figures(profile, title));
        return text.ToString();
    }

    private static string[] Row<T>(string title, Stated<T> stated, Func<T, string> write) => [title, write(stated.Value), stated.Clause];

    private static string Line(PolicyRule rule)
    {
        var kinds = string.Join("、", rule.Kinds.Select(kind => kind.Title()));
        var codes = rule.Codes.Count == 0 ? "" : "（" + string.Join("、", rule.Codes) + "）";
        return rule.Function == AggregateFunction.Presence ? kinds + codes + " 有即预警" : $"{kinds}{codes} {rule.Threshold} 元";
    }

    private static string Together(PolicyRule rule)
    {
        var window = rule.Window switch
        {
            AggregateWindow.Month => "当月",
            AggregateWindow.SchoolYear => "学年",
            _ => "年度",
        };
        var how = rule.Function switch
        {
            AggregateFunction.Max => "累计数取最大",
            AggregateFunction.Sum => "逐项相加",
            _ => "",
        };
        return (rule.Per == AggregateSubject.Person ? "每人" : "每户") + window + how;
    }

    private static string Scope(PolicyScope scope) => string.Join("、", new[]
    {
        (PolicyScope.Lifted, "脱贫户"),
        (PolicyScope.Monitored, "监测对象"),
        (PolicyScope.General, "一般农户"),
    }.Where(pair => scope.HasFlag(pair.Item1)).Select(pair => pair.Item2));

    private static string Names(IReadOnlyList<DepartmentId> departments, Func<DepartmentId, string>? title) =>
        string.Join("、", departments.Select(title ?? (department => department.Value)));

    private static string Days(DayLimit limit) => Text($"{limit.Days} {(limit.Unit == DayUnit.Working ? "个工作日" : "天")}");

    private static string Every(Cadence cadence) => cadence switch
    {
        Cadence.Month => "每月",
        Cadence.Quarter => "每季度",
        Cadence.HalfYear => "每半年",
        _ => "每年",
    };

    private static string YesNo(bool value) => value ? "是" : "否";

    private static string Span(DateOnly from, DateOnly? to) =>
        to is { } last ? Text($"{from:yyyy-MM-dd} 至 {last:yyyy-MM-dd}") : Text($"{from:yyyy-MM-dd} 起");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
