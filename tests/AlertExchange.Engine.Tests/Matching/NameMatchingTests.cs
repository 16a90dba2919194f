using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Tests.Identity;

namespace AlertExchange.Engine.Tests.Matching;

public sealed class NameMatchingTests
{
    private static readonly CitizenId Id = County.SomeId;

    [TestCase("平里村")]
    [TestCase("平里")]
    [TestCase("平里村委会")]
    [TestCase("平里镇平里村")]
    [TestCase("平里村三组")]
    public void Name_and_village_are_possible_never_definite(string village)
    {
        var answer = new County().With("张三", Id).With("张三", SyntheticIds.OfNumber(3), household: 2, village: "双河村").Ask(new MatchQuery { Name = "张三", Village = village });

        answer.ShouldBePossible(MatchStrategy.NameAndVillage, 1);
        answer.Result.Best.Agreeing.ShouldBe(MatchAttributes.Name | MatchAttributes.Village);
    }

    [Test]
    public void A_village_of_the_same_name_in_another_township_is_another_village()
    {
        var county = new County().With("张三", Id, township: "祁山镇").With("张三", SyntheticIds.OfNumber(3), household: 2, township: "平里镇");

        county.Ask(new MatchQuery { Name = "张三", Village = "平里村", Township = "平里" }).ShouldBePossible(MatchStrategy.NameAndVillage, 2);
        county.Ask(new MatchQuery { Name = "张三", Village = "平里村" }).ShouldBePossible(MatchStrategy.NameAndVillage, 1, 2);
    }

    [Test]
    public void Homophones_and_variants_are_found_by_name_and_village() =>
        new County().With("張玮", Id).Ask(new MatchQuery { Name = "张伟", Village = "平里村" }).ShouldBePossible(MatchStrategy.NameAndVillage, 1);

    [Test]
    public void An_address_names_the_village()
    {
        var county = new County().With("张三", Id).With("张三", SyntheticIds.OfNumber(3), household: 2, village: "双河村");

        county.Ask(new MatchQuery { Name = "张三", Address = "祁门县平里镇双河村12号" }).ShouldBePossible(MatchStrategy.NameAndVillage, 2);
        county.Ask(new MatchQuery { Name = "张三", Address = "祁门县平里镇双河村12号" }).Result.Best.Score.ShouldBeGreaterThan(county.Ask(new MatchQuery { Name = "张三", Address = "祁门县平里镇" }).Result.Best.Score);
    }

    [Test]
    public void Name_and_birth_date_are_possible()
    {
        var county = new County().With("张三", Id).With("张三", SyntheticIds.OfNumber(3), household: 2);

        county.Ask(new MatchQuery { Name = "张三", BirthDate = new DateOnly(1952, 3, 15) }).ShouldBePossible(MatchStrategy.NameAndBirthDate, 1);
    }

    [Test]
    public void The_more_agrees_the_higher_the_rank()
    {
        var born = new DateOnly(1960, 1, 1);
        var county = new County()
            .With("张三", household: 1, birthDate: born.AddDays(1))
            .With("张三", household: 2, birthDate: born, village: "双河村")
            .With("张三", household: 3, birthDate: born)
            .With("张三", household: 4);

        var answer = county.Ask(new MatchQuery { Name = "张三", Village = "平里村", BirthDate = born });

        answer.PersonNo.ShouldBe(3);
        answer.Result.Strategy.ShouldBe(MatchStrategy.NameAndBirthDate);
        county.ChanceOf(new MatchQuery { Name = "张三", Village = "平里村", BirthDate = born }, 3, 2, 4, 1).ShouldBeInOrder(SortDirection.Descending);
    }

    [Test]
    public void The_heads_name_ranks_a_child_of_that_household_first()
    {
        var county = new County()
            .With("张小宝", household: 1).With("李四", household: 1, head: true)
            .With("张小宝", household: 2).With("张三", household: 2, head: true);

        county.Ask(new MatchQuery { Name = "张小宝", Village = "平里村", HeadName = "张三" }).PersonNo.ShouldBe(3);
    }

    [TestCase("张三", null)]
    [TestCase("张三", "双河村")]
    [TestCase("王五", "平里村")]
    [TestCase(null, "平里村")]
    [TestCase("", "平里村")]
    public void Otherwise_nobody_is_proposed(string? name, string? village) =>
        new County().With("张三", Id).With("李四", SyntheticIds.OfNumber(3), village: "双河村").Ask(new MatchQuery { Name = name, Village = village }).ShouldBeNobody(MatchStrategy.NoCandidate);

    [Test]
    public void No_more_than_ten_candidates_are_given()
    {
        var county = new County();
        for (var household = 1; household <= 25; household++)
        {
            county.With("张三", household: household);
        }

        var answer = county.Ask(new MatchQuery { Name = "张三", Village = "平里村" });

        answer.ShouldBePossible(MatchStrategy.NameAndVillage, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    [Test]
    public void Explanations_say_why_in_Chinese_without_naming_anybody()
    {
        var county = new County().With("张三", Id, head: true).With("张三", SyntheticIds.OfNumber(3), household: 2);

        MatchExplanation.Describe(county.Ask(County.Row("张三", Id)).Result).ShouldBe("身份证号一致；姓名一致");
        MatchExplanation.Describe(county.Ask(County.Row("李四", Id) with { Village = "双河村" }).Result).ShouldBe("身份证号在花名册中属于另一姓名，需人工核对；身份证号一致；姓名不一致；村不一致");
        MatchExplanation.Describe(county.Ask(new MatchQuery { Name = "张三", Village = "平里村" }).Result).ShouldBe("没有可用的身份证号，按姓名和村查找；姓名一致；村一致；另有1名候选人");
        foreach (var strategy in Enum.GetValues<MatchStrategy>())
        {
            Should.NotThrow(() => MatchExplanation.Describe(MatchResult.Nobody(strategy)));
        }
    }
}
