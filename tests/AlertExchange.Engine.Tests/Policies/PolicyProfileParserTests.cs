using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Tests.Policies;

public sealed class PolicyProfileParserTests
{
    [Test]
    public void A_missing_clause_is_told_with_its_line()
    {
        const string passage = "upperBand: { amount: 20028, year: 2021, clause: 三（三） }";
        var problem = QimenProfile.ProblemsAfter(passage, "upperBand: { amount: 20028, year: 2021 }").ShouldHaveSingleItem();

        problem.Line.ShouldBe(QimenProfile.LineOf(passage));
        problem.File.ShouldBe("qimen.yaml");
        problem.What.ShouldBe("upperBand 中缺少 clause。");
        problem.Suggestion.ShouldNotBeNull().ShouldContain("哪一条");
    }

    [TestCase("    operator: \">=\"\n", "    operatr: \">=\"\n", "不认识的项“operatr”", "是不是想写 operator？")]
    [TestCase("scope: [lifted, monitored, general]", "scope: [lifted, monitered, general]", "值“monitered”不在可选范围内", "是不是想写 monitored？")]
    [TestCase("window: school-year", "window: scool-year", "值“scool-year”不在可选范围内", "是不是想写 school-year？")]
    [TestCase("kinds: [industry-loss]", "kinds: [industri-loss]", "值“industri-loss”不在可选范围内", "是不是想写 industry-loss？")]
    [TestCase("escalationStep:", "escalationStp:", "不认识的项“escalationStp”", "是不是想写 escalationStep？")]
    [TestCase("visitActive: { value: month,", "visitActive: { value: monthly,", "值“monthly”不在可选范围内", "是不是想写 month？")]
    [TestCase("unit: calendar-day, clause: 三（二）", "unit: workingday, clause: 三（二）", "值“workingday”不在可选范围内", "是不是想写 working-day？")]
    public void A_misspelt_word_is_told_with_line_and_suggestion(string passage, string replacement, string what, string suggestion)
    {
        var problem = QimenProfile.ProblemsAfter(passage, replacement)
            .Single(found => found.What.Contains(what, StringComparison.Ordinal));

        problem.Line.ShouldBe(QimenProfile.LineOf(passage));
        problem.Suggestion.ShouldBe(suggestion);
        problem.ToString().ShouldStartWith($"qimen.yaml 第 {problem.Line} 行：");
    }

    [TestCase("amount: 10000\n", "amount: 1万\n", "应为不带单位和逗号的数")]
    [TestCase("amount: 10000\n", "amount: 10,000\n", "应为不带单位和逗号的数")]
    [TestCase("day: { value: 25,", "day: { value: 32,", "应为 1 到 31 之间的整数")]
    [TestCase("validFrom: 2022-01-01\n", "validFrom: 2022年1月1日\n", "应为日期")]
    [TestCase("county: \"341024\"", "county: \"34102\"", "应为六位县级行政区划代码")]
    [TestCase("proposeAt: { value: 0.5,", "proposeAt: { value: 1,", "proposeAt 的值应大于 0、小于 1")]
    [TestCase("repairedIdAt: { value: 0.99,", "repairedIdAt: { value: 很高,", "应为不带单位和逗号的数")]
    [TestCase("repairedIdDefinite: { value: false,", "repairedIdDefinite: { value: no,", "不在可选范围内")]
    [TestCase("zeroReport: { value: true,", "zeroReport: { value: yes,", "不在可选范围内")]
    [TestCase("realTimeDepartments: { value: [police, petitions]", "realTimeDepartments: { value: [police, education]", "同时列为每月报送和实时推送")]
    [TestCase("    function: sum\n", "    function: presence\n", "不能再写 operator 或 amount")]
    [TestCase("    operator: \">\"\n", "", "缺少 operator")]
    [TestCase("    kinds: [industry-loss]\n", "    kinds: [industry-loss, job-loss]\n", "job-loss 没有金额")]
    [TestCase("  - id: school-dropout\n", "  - id: medical-cost\n", "规则编号 medical-cost 与第")]
    [TestCase("  - { level: 2,", "  - { level: 3,", "会商级别应从 1 起依次递增")]
    public void A_wrong_value_is_told_with_its_line(string passage, string replacement, string what)
    {
        var problem = QimenProfile.ProblemsAfter(passage, replacement)
            .First(found => found.What.Contains(what, StringComparison.Ordinal));
        problem.Line.ShouldBeInRange(QimenProfile.LineOf(passage) - 8, QimenProfile.LineOf(passage) + 8);
    }

    [Test]
    public void Every_problem_is_told_at_once_in_the_order_of_the_file()
    {
        var yaml = QimenProfile.Yaml
            .Replace("window: school-year", "window: semester", StringComparison.Ordinal)
            .Replace("leadAgency:", "leadAgancy:", StringComparison.Ordinal)
            .Replace("    clause: 四（二）8\n", "", StringComparison.Ordinal);

        var problems = PolicyProfileParser.Parse(yaml, "x.yaml").ShouldBeOfType<PolicyProfileResult.Refused>().Problems;

        problems.Count.ShouldBe(4);
        problems.Select(problem => problem.Line).ShouldBeInOrder();
    }

    [Test]
    public void A_kind_that_no_rule_speaks_of_is_a_problem_so_that_no_alert_vanishes_in_silence() =>
        QimenProfile.ProblemsAfter("    kinds: [job-loss]\n", "    kinds: [serious-illness]\n")
            .ShouldHaveSingleItem().What.ShouldContain("没有规则说到 job-loss（失业）");

    [Test]
    public void A_rule_may_change_its_line_when_the_spans_do_not_touch()
    {
        var yaml = WithSecondMedicalRule("2022-01-01", "2022-12-31", "2023-01-01");
        QimenProfile.Accepted(yaml).Rules.Count(rule => rule.Id == "medical-cost").ShouldBe(2);
    }

    [Test]
    public void Overlapping_validity_is_a_problem()
    {
        var problems = PolicyProfileParser.Parse(WithSecondMedicalRule("2022-01-01", "2023-03-31", "2023-01-01"), "x.yaml")
            .ShouldBeOfType<PolicyProfileResult.Refused>().Problems;
        problems.ShouldHaveSingleItem().What.ShouldContain("有效期与第");
    }

    [Test]
    public void Overlapping_income_lines_are_a_problem()
    {
        const string line = "  - { amount: 7500, operator: \"<=\", validFrom: 2022-01-01, clause: 二（一） }\n";
        QimenProfile.ProblemsAfter(line, line + line.Replace("7500", "7800", StringComparison.Ordinal))
            .ShouldHaveSingleItem().What.ShouldContain("监测范围的有效期与第");
        QimenProfile.ProblemsAfter(line, line.Replace(", clause", ", validTo: 2023-06-30, clause", StringComparison.Ordinal)
            + line.Replace("2022-01-01", "2023-01-01", StringComparison.Ordinal)).ShouldHaveSingleItem().What.ShouldContain("重叠");
    }

    [Test]
    public void The_income_line_of_a_day_is_the_latest_that_has_begun()
    {
        const string line = "  - { amount: 7500, operator: \"<=\", validFrom: 2022-01-01, clause: 二（一） }\n";
        var profile = QimenProfile.Accepted(QimenProfile.Yaml.Replace(
            line, line + "  - { amount: 7800, operator: \"<\", validFrom: 2023-01-01, validTo: 2023-12-31, clause: 新通知 }\n", StringComparison.Ordinal));

        profile.IncomeLineOn(new DateOnly(2021, 12, 31)).ShouldBeNull();
        profile.IncomeLineOn(new DateOnly(2022, 12, 31)).ShouldNotBeNull().Amount.ShouldBe(7500);
        profile.IncomeLineOn(new DateOnly(2023, 1, 1)).ShouldNotBeNull().Amount.ShouldBe(7800);
        profile.IncomeLineOn(new DateOnly(2024, 1, 1)).ShouldBeNull();
    }

    [TestCase("id: a\nid: b\n", "重复")]
    [TestCase("id: [a\n", "不是完好的 YAML")]
    [TestCase("id: a\nrouting:\n\tvalue: b\n", "不是完好的 YAML")]
    [TestCase("id: *nobody\n", "不是完好的 YAML")]
    [TestCase("- a\n", "一份政策口径")]
    [TestCase("", "一份政策口径")]
    public void A_file_that_is_no_profile_is_refused_with_a_line(string yaml, string what)
    {
        var problem = PolicyProfileParser.Parse(yaml, "x.yaml").ShouldBeOfType<PolicyProfileResult.Refused>().Problems.ShouldHaveSingleItem();
        problem.What.ShouldContain(what);
        problem.Line.ShouldBeGreaterThan(0);
    }

    [Test]
    public void A_department_that_the_installation_does_not_have_is_a_problem()
    {
        DepartmentId[] known = [.. QimenProfile.Profile.Reporting.ComparisonDepartments.Value];
        var problems = PolicyProfileParser.Parse(QimenProfile.Yaml, "x.yaml", known).ShouldBeOfType<PolicyProfileResult.Refused>().Problems;
        problems.ShouldContain(problem => problem.What.Contains("petitions", StringComparison.Ordinal));
    }

    [Test]
    public void The_fingerprint_changes_with_the_content_but_not_with_line_ends()
    {
        QimenProfile.Accepted(QimenProfile.Yaml.Replace("\n", "\r\n", StringComparison.Ordinal)).Fingerprint.ShouldBe(QimenProfile.Profile.Fingerprint);
        QimenProfile.Accepted(QimenProfile.Yaml.Replace("amount: 20000", "amount: 20001", StringComparison.Ordinal))
            .Fingerprint.ShouldNotBe(QimenProfile.Profile.Fingerprint);
        QimenProfile.Profile.Fingerprint.ShouldStartWith("qimen 2022.6#");
    }

    private static string WithSecondMedicalRule(string firstFrom, string firstTo, string secondFrom)
    {
        const string start = "  - id: medical-cost\n";
        var from = QimenProfile.Yaml.IndexOf(start, StringComparison.Ordinal);
        var to = QimenProfile.Yaml.IndexOf("  - id: school-dropout\n", StringComparison.Ordinal);
        var rule = QimenProfile.Yaml[from..to].TrimEnd();
        return QimenProfile.Yaml[..from]
            + rule + $"\n    validFrom: {firstFrom}\n    validTo: {firstTo}\n"
            + rule.Replace("10000", "12000", StringComparison.Ordinal) + $"\n    validFrom: {secondFrom}\n"
            + QimenProfile.Yaml[to..];
    }

    [Test]
    public void A_profile_that_says_nothing_of_matching_has_the_usual_thresholds()
    {
        var start = QimenProfile.Yaml.IndexOf("matching:", StringComparison.Ordinal);
        var end = QimenProfile.Yaml.IndexOf("recordedOnly:", StringComparison.Ordinal);

        var profile = PolicyProfileParser.Parse(QimenProfile.Yaml.Remove(start, end - start), "x.yaml").ShouldBeOfType<PolicyProfileResult.Accepted>().Profile;

        profile.Matching.Thresholds.ShouldBe(LinkageThresholds.Usual);
        QimenProfile.Profile.Matching.Thresholds.ShouldBe(LinkageThresholds.Usual);
    }
}
