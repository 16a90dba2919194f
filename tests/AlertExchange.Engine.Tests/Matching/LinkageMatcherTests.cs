using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Tests.Identity;

namespace AlertExchange.Engine.Tests.Matching;

/// <summary>What weighing makes of a row: probabilities that its candidates share, and what may be decided without a valid id.</summary>
public sealed class LinkageMatcherTests
{
    private static readonly CitizenId Id = County.SomeId;
    private static readonly LinkageThresholds RepairsIds = LinkageThresholds.Usual with { RepairedIdDefinite = true };

    [Test]
    public void Namesakes_of_one_village_share_the_probability_so_that_neither_is_likely()
    {
        var county = new County().With("张三", household: 1).With("张三", household: 2).With("李四", household: 3);

        var chances = county.ChanceOf(new MatchQuery { Name = "张三", Village = "平里村" }, 1, 2);

        chances[0].ShouldBe(chances[1], 1e-9);
        chances.Sum().ShouldBeInRange(0.5, 1);
    }

    [Test]
    public void A_rare_name_proves_more_than_a_common_one()
    {
        var county = new County().With("亓官祺", household: 1);
        for (var household = 2; household <= 60; household++)
        {
            county.With("王秀英", household: household, village: $"第{household}村", township: "祁山镇");
        }

        county.With("王秀英", household: 61);
        var rare = county.Explain(new MatchQuery { Name = "亓官祺", Village = "平里村", Township = "平里镇" }, 1);
        var common = county.Explain(new MatchQuery { Name = "王秀英", Village = "平里村", Township = "平里镇" }, 61);

        Bits(rare).ShouldBeGreaterThan(Bits(common));
        common.Namesakes.ShouldBe((1, 1, 60));
        static double Bits(LinkageExplanation explanation) => explanation.Waterfall.Where(step => step.Text.Contains("当地") || step.Text.Contains("本乡镇")).Sum(step => step.Weight);
    }

    [Test]
    public void The_waterfall_adds_up_to_the_probability()
    {
        var county = new County().With("张三", Id).With("张三", SyntheticIds.OfNumber(3), household: 2);

        var explanation = county.Explain(County.RowAsWritten("张三", "341098195203151238") with { Village = "平里村", Township = "平里镇", Sex = "男" }, 1);

        explanation.Waterfall[0].Weight.ShouldBeLessThan(0);
        explanation.Waterfall.Skip(1).Zip(explanation.Waterfall).ShouldAllBe(steps => Math.Abs(steps.First.Running - steps.Second.Running - steps.First.Weight) < 1e-9);
        (1 / (1 + Math.Pow(2, -explanation.Waterfall[^1].Running))).ShouldBe(explanation.Probability, 1e-6);
        explanation.Lines().ShouldContain(line => line.Contains("同名：本村 2 人"));
        string.Join("", explanation.Lines()).ShouldNotContain("张三");
        explanation.Parameters.ShouldStartWith("出厂参数");
    }

    [Test]
    public void A_repaired_id_is_possible_unless_the_profile_says_otherwise()
    {
        var row = County.RowAsWritten("张三", "341098195203151238") with { Village = "平里村" };
        var roster = new County().With("张三", Id).Build();

        County.Matcher(roster).Match(row).Outcome.ShouldBe(MatchOutcome.Possible);
        var repaired = County.Matcher(roster, RepairsIds).Match(row);
        repaired.Outcome.ShouldBe(MatchOutcome.Definite);
        repaired.Strategy.ShouldBe(MatchStrategy.RepairedId);
        repaired.Best.Score.ShouldBeInRange((short)990, (short)999);
    }

    [TestCase("张三", "341098195203151238", "双河村", TestName = "A repaired id of another village is only possible")]
    [TestCase("张山", "341098195203151238", "平里村", TestName = "A repaired id of a like name is only possible")]
    [TestCase("张三", "341098195203251237", "平里村", TestName = "A repaired id with another birth date is only possible")]
    [TestCase("张三", "341098195203151000", "平里村", TestName = "An id that lost digits is never repaired")]
    [TestCase("张三", "", "平里村", TestName = "Name and village are never definite")]
    public void What_does_not_suffice_for_a_repaired_id(string name, string written, string village) =>
        County.Matcher(new County().With("张三", Id).Build(), RepairsIds).Match(County.RowAsWritten(name, written) with { Village = village, Township = "平里镇" })
            .Outcome.ShouldNotBe(MatchOutcome.Definite);

    [Test]
    public void An_id_that_two_people_are_one_edit_away_from_is_not_repaired()
    {
        // …1238 is one digit away from …1237 and, by its 17th digit, from another number that is valid too.
        const string Written = "341098195203151238";
        var other = Enumerable.Range(0, 10).Select(digit => Written[..16] + digit + Written[17]).First(text => CitizenId.TryParse(text, out _));
        CitizenId.TryParse(other, out var otherId).ShouldBeTrue();
        var roster = new County().With("张三", Id).With("李四", otherId, household: 2).Build();

        County.Matcher(roster, RepairsIds).Match(County.RowAsWritten("张三", Written) with { Village = "平里村" }).Outcome.ShouldBe(MatchOutcome.Possible);
    }

    [Test]
    public void Whoever_has_the_valid_id_of_a_row_is_proposed_however_unlikely()
    {
        var county = new County().With("张三", Id, village: "双河村").With("李四", SyntheticIds.OfNumber(3), household: 2);

        county.Ask(County.Row("李四", Id) with { Village = "平里村", Township = "平里镇" }).ShouldBePossible(MatchStrategy.IdNameConflict, 2, 1);
    }

    [Test]
    public void Two_members_of_one_household_in_one_file_are_both_found()
    {
        var roster = new County().With("张三", Id, head: true).With("李梅", SyntheticIds.OfNumber(3)).Build();
        var results = new MatchResult[2];

        County.Matcher(roster).MatchBatch([new MatchQuery { Name = "张三", Village = "平里村" }, new MatchQuery { Name = "李梅", Village = "平里村", HeadName = "张三" }], results);

        results.Select(result => roster.Person(result.Best.Person).PersonNo).ShouldBe([1, 2]);
    }

    [Test]
    public void A_form_about_households_that_names_any_member_finds_the_household()
    {
        var county = new County().With("张三", Id, household: 7, head: true).With("李梅", SyntheticIds.OfNumber(3), household: 7).With("李梅", SyntheticIds.OfNumber(4), household: 8, village: "双河村");

        var answer = county.Ask(new MatchQuery { Name = "李梅", Village = "平里村", IsHouseholdLevel = true });

        answer.PersonNo.ShouldBe(2);
        county.Ask(County.Row("李梅", SyntheticIds.OfNumber(3)) with { IsHouseholdLevel = true }).ShouldBeDefinite(2);
    }

    [Test]
    public void The_head_named_in_the_patients_place_does_not_hide_the_patient()
    {
        var county = new County().With("张三", Id, household: 7, head: true).With("李梅", SyntheticIds.OfNumber(3), household: 7);

        county.Ask(County.Row("张三", SyntheticIds.OfNumber(3))).ShouldBePossible(MatchStrategy.IdNameConflict, 2, 1);
    }

    [Test]
    public void A_household_whose_member_is_written_as_its_head_is_the_likelier_one()
    {
        var county = new County()
            .With("张三", household: 7, head: true).With("李梅", household: 7)
            .With("张三", household: 8, head: true).With("王芳", household: 8);

        county.Ask(new MatchQuery { Name = "张三", Village = "平里村", HeadName = "李梅" }).PersonNo.ShouldBe(1);
    }

    [Test]
    public void Explaining_somebody_whom_no_block_led_to_says_how_unlikely_it_is()
    {
        var county = new County().With("张三").With("李四", SyntheticIds.OfNumber(3), household: 2, village: "双河村");

        var explanation = county.Explain(new MatchQuery { Name = "张三", Village = "平里村" }, 2);

        explanation.Probability.ShouldBeLessThan(0.01);
        explanation.Contradicting.ShouldContain("姓名不同");
    }

    [Test]
    public void However_common_a_name_is_in_a_village_a_better_level_never_weighs_less()
    {
        // Every other person of the village is 王伟 and hardly anybody elsewhere.
        var county = new County();
        for (var i = 0; i < 3000; i++)
        {
            county.With(i < 300 && i % 2 == 0 ? "王伟" : $"{(char)('一' + i)}{(char)('丁' + i * 2)}", household: i, village: i < 300 ? "平里村" : "贵溪村");
        }

        var roster = county.Build();
        var model = new LinkageModel(roster, County.Shipped);
        var person = Enumerable.Range(0, roster.PersonCount).First(p => roster.NameOf(p).SequenceEqual("王伟"));

        var weights = Enumerable.Range((int)NameLevel.Same, (int)NameLevel.Different)
            .Select(level => Math.Round(model.Weigh(new MatchQuery { Name = "王伟" }, default(ComparisonVector).With(LinkageAttribute.Name, (byte)level), person), 9));

        weights.ShouldBeInOrder(SortDirection.Descending);
    }
}
