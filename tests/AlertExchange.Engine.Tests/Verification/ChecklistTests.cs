using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Tests.Policies;
using AlertExchange.Engine.Verification;

namespace AlertExchange.Engine.Tests.Verification;

public sealed class ChecklistTests
{
    [Test]
    public void Every_kind_of_alert_says_what_to_look_at_before_what_is_asked_everywhere()
    {
        var lists = Checklists.Parse(RepositoryFile.Read("config/checklists.yaml"), "checklists.yaml");
        var everywhere = lists.For([]);
        everywhere.ShouldNotBeEmpty();
        foreach (var kind in AlertKinds.All)
        {
            var list = lists.For([kind, kind]);
            list.Count.ShouldBeGreaterThan(everywhere.Count, kind.ToString());
            list.ShouldBeUnique();
            list.TakeLast(everywhere.Count).ShouldBe(everywhere);
        }
    }

    [TestCase("common: [a]", "缺少 kinds")]
    [TestCase("common: [a]\nkinds: { no-such: [b] }", "第 2 行")]
    [TestCase("common: []\nkinds: { medical-cost: [b] }", "common 应是")]
    [TestCase("common: [a]\nkinds: { medical-cost: [b] }\nmore: 1", "不认识“more”")]
    [TestCase("common: [a", "YAML")]
    [TestCase("- a", "common 和 kinds")]
    public void A_list_that_cannot_be_read_says_where(string yaml, string says) =>
        Should.Throw<ChecklistFormatException>(() => Checklists.Parse(yaml, "checklists.yaml")).Message.ShouldContain(says);

    [TestCase("2022-09-30", "2022-10-12", 5)]
    [TestCase("2022-10-12", "2022-10-12", 0)]
    [TestCase("2022-10-12", "2022-09-30", -5)]
    [TestCase("2022-10-02", "2022-10-01", -1)]
    public void Days_left_count_working_days_where_the_profile_does(string today, string last, int left)
    {
        var calendar = WorkCalendar.Parse(RepositoryFile.Read("config/calendar/holidays.csv"), "holidays.csv");
        calendar.DaysLeft(DateOnly.Parse(today), DateOnly.Parse(last), DayUnit.Working).ShouldBe(left);
        calendar.DaysLeft(DateOnly.Parse(today), DateOnly.Parse(last), DayUnit.Calendar).ShouldBe(DateOnly.Parse(last).DayNumber - DateOnly.Parse(today).DayNumber);
    }

    [Test]
    public void Outcomes_are_confirmed_unless_the_profile_says_otherwise()
    {
        var text = RepositoryFile.Read("config/policies/qimen.yaml");
        Confirms(text).ShouldBeTrue();
        var line = text.Split('\n').Single(l => l.Contains("confirmOutcomes:", StringComparison.Ordinal));
        Confirms(text.Replace(line, "", StringComparison.Ordinal)).ShouldBeTrue();
        Confirms(text.Replace(line, line.Replace("true", "false", StringComparison.Ordinal), StringComparison.Ordinal)).ShouldBeFalse();

        static bool Confirms(string yaml) => PolicyProfileParser.Parse(yaml, "qimen.yaml").ShouldBeOfType<PolicyProfileResult.Accepted>().Profile.Recognition.ConfirmOutcomes.Value;
    }
}
