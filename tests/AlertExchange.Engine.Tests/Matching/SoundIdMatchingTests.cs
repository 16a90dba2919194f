using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Tests.Identity;

namespace AlertExchange.Engine.Tests.Matching;

public sealed class SoundIdMatchingTests
{
    private static readonly CitizenId Id = County.SomeId;

    [TestCase("张建国", "张建国")]
    [TestCase("张建国", "張建國")]
    [TestCase("張建国", "张建国")]
    [TestCase("张建国", "张健国")]
    [TestCase("张建国", "张建军")]
    [TestCase("张 建国", "张建国")]
    [TestCase("欧阳建国", "欧阳建国")]
    [TestCase("买买提·艾力", "买买提艾力")]
    [TestCase("Tom", "ＴＯＭ")]
    public void A_valid_id_with_an_agreeing_name_is_definite(string onRoster, string inRow) =>
        new County().With("李四", SyntheticIds.OfNumber(7)).With(onRoster, Id).Ask(County.Row(inRow, Id)).ShouldBeDefinite(2);

    [Test]
    public void A_definite_match_tells_what_agrees_and_what_conflicts()
    {
        var county = new County().With("张三", Id, village: "平里村", township: "平里镇", head: true);

        var answer = county.Ask(County.Row("张三", Id) with
        {
            Village = "平里村委会",
            Township = "祁山镇",
            Sex = "男",
            BirthDate = new DateOnly(1952, 3, 16),
            HeadName = "张三",
        });

        answer.ShouldBeDefinite(1);
        // A village of that name in another township is another village; and that the head is the subject says nothing more.
        answer.Result.Best.Agreeing.ShouldBe(MatchAttributes.CitizenId | MatchAttributes.Name | MatchAttributes.Sex);
        answer.Result.Best.Conflicting.ShouldBe(MatchAttributes.Township | MatchAttributes.Village | MatchAttributes.BirthDate);
    }

    [Test]
    public void A_valid_id_of_another_name_is_a_conflict()
    {
        var answer = new County().With("张三", Id).Ask(County.Row("李四", Id));

        answer.ShouldBePossible(MatchStrategy.IdNameConflict, 1);
        answer.Result.Best.Agreeing.ShouldBe(MatchAttributes.CitizenId);
        answer.Result.Best.Conflicting.ShouldBe(MatchAttributes.Name);
    }

    [Test]
    public void Names_whose_short_codes_may_collide_are_compared_in_full() =>
        new County().With("阿卜杜拉·买买提", Id).Ask(County.Row("阿卜杜拉·吐尔逊", Id)).ShouldBePossible(MatchStrategy.IdNameConflict, 1);

    [Test]
    public void A_guardians_id_in_a_pupils_row_proposes_the_child_first()
    {
        var (row, county) = GuardianAndChild();

        county.Ask(row with { BornFrom = 2006, BornTo = 2010 }).ShouldBePossible(MatchStrategy.IdNameConflict, 2, 1);
        var explanation = county.Explain(row with { BornFrom = 2006, BornTo = 2010 }, 2);
        explanation.Vector.CitizenId.ShouldBe(IdLevel.OtherMember);
        explanation.Agreeing.ShouldContain("年龄与学段相符");
        county.Explain(row with { BornFrom = 2006, BornTo = 2010 }, 1).Contradicting.ShouldBe(["姓名是同户另一成员的", "年龄与学段不符"]);
    }

    [Test]
    public void The_name_of_a_housemate_beside_a_valid_id_proposes_both_and_whose_id_it_is_first()
    {
        var (row, county) = GuardianAndChild();

        county.Ask(row).ShouldBePossible(MatchStrategy.IdNameConflict, 1, 2);
    }

    [TestCase(null)]
    [TestCase("")]
    public void A_valid_id_without_a_name_to_confirm_it_is_possible(string? name)
    {
        var answer = new County().With("张三", Id).Ask(County.Row(name, Id));

        answer.ShouldBePossible(MatchStrategy.IdWithoutName, 1);
        answer.Result.Best.Agreeing.ShouldBe(MatchAttributes.CitizenId);
    }

    [Test]
    public void A_valid_id_on_no_roster_is_nobody_although_a_namesake_lives_there() =>
        new County().With("张三", SyntheticIds.OfNumber(3)).Ask(County.Row("张三", Id) with { Village = "平里村" }).ShouldBeNobody(MatchStrategy.OffRoster);

    [Test]
    public void A_valid_id_on_no_roster_is_another_real_person_although_its_prefix_is_on_it() =>
        new County().With("张三", SyntheticIds.Of(1952, 3, 15, 124)).Ask(County.Row("张三", Id)).ShouldBeNobody(MatchStrategy.OffRoster);

    [Test]
    public void A_sound_id_that_ends_in_000_by_chance_may_have_lost_digits()
    {
        var id = Enumerable.Range(0, 60).Select(day => SyntheticIds.Of(new DateOnly(1952, 3, 15).AddDays(day), 100)).First(id => id.Reveal().EndsWith("000", StringComparison.Ordinal));
        var real = CitizenId.FromPacked(id.Packed + 23);

        new County().With("张三", real).Ask(County.Row("张三", id)).ShouldBePossible(MatchStrategy.IdPrefix, 1);
        new County().With("李四", real).Ask(County.Row("张三", id)).ShouldBeNobody(MatchStrategy.OffRoster);
    }

    [Test]
    public void An_id_that_two_people_share_is_possible_with_both()
    {
        var county = new County().With("李四", Id, household: 2).With("张三", Id);

        var answer = county.Ask(County.Row("张三", Id));

        answer.ShouldBePossible(MatchStrategy.IdAmbiguous, 2, 1);
        answer.Result.Others![0].Conflicting.ShouldBe(MatchAttributes.Name);
    }

    [Test]
    public void An_upgraded_id_is_definite_only_with_the_same_name()
    {
        var county = new County().With("张三丰", Id);

        county.Ask(County.RowAsWritten("张三丰", "341098520315123")).ShouldBeDefinite(1);
        county.Ask(County.RowAsWritten("张三封", "341098520315123")).ShouldBePossible(MatchStrategy.IdUpgraded, 1);
    }

    [Test]
    public void An_upgraded_id_on_no_roster_may_be_the_head_of_eighteen_characters()
    {
        // Read as first generation: 1920-05-12; as the head of 18 characters: 2005-12-31.
        var child = SyntheticIds.Of(2005, 12, 31, 118);

        new County().With("张三", child).Ask(County.RowAsWritten("张三", child.Reveal()[..15])).ShouldBePossible(MatchStrategy.IdPrefix, 1);
    }

    [Test]
    public void An_area_signal_means_nobody() =>
        new County().With("张三", Id).Ask(County.Row("张三", Id) with { IsAreaSignal = true }).ShouldBeNobody(MatchStrategy.AreaSignal);

    [Test]
    public void A_row_about_a_household_is_matched_by_its_heads_id()
    {
        var query = new MatchQuery { HeadName = "张三", HeadId = Id, IsHouseholdLevel = true };

        new County().With("张三", Id, head: true).Ask(query).ShouldBeDefinite(1);
        new County().With("张三", Id, head: true).Ask(query with { Name = "张三" }).ShouldBeDefinite(1);
        new County().With("张三", Id, head: true).Ask(query with { HeadName = null, Name = "王五" }).ShouldBePossible(MatchStrategy.IdNameConflict, 1);
    }

    [Test]
    public void A_row_about_a_person_is_never_definite_by_the_heads_id()
    {
        var county = new County().With("张三", Id, household: 5, head: true).With("张小宝", SyntheticIds.OfNumber(9), household: 5);

        var answer = county.Ask(new MatchQuery { Name = "张小宝", HeadName = "张三", HeadId = Id });

        answer.ShouldBePossible(MatchStrategy.HouseholdAndName, 2);
        answer.Result.Best.Agreeing.ShouldBe(MatchAttributes.Name | MatchAttributes.Head);
        county.Ask(new MatchQuery { Name = "张三", HeadName = "张三", HeadId = Id }).ShouldBePossible(MatchStrategy.HouseholdAndName, 1);
        county.Ask(new MatchQuery { Name = "王五", HeadName = "张三", HeadId = Id }).ShouldBeNobody(MatchStrategy.NoCandidate);
    }

    private static (MatchQuery Row, County County) GuardianAndChild() => (County.Row("张小宝", Id), new County()
        .With("张三", Id, household: 5)
        .With("张小宝", SyntheticIds.Of(2008, 5, 1, 9), household: 5)
        .With("张小宝", SyntheticIds.Of(2008, 6, 1, 11), household: 6));

    [Test]
    public void The_question_of_an_alert_reads_what_is_left_of_a_lost_id()
    {
        var subject = new AlertSubject { Name = "张三", CitizenIdState = CitizenIdState.DigitsLost, CitizenIdAsWritten = "3.41098195203151E+17" };

        MatchQuery.From(subject, AlertKind.MedicalCost).IdText.ShouldBe("341098195203151");
    }

    [Test]
    public void The_question_of_an_alert_knows_an_upgraded_id()
    {
        var subject = new AlertSubject { Name = "张三", CitizenIdState = CitizenIdState.Sound, CitizenId = Id.Reveal(), CitizenIdAsWritten = "341098520315123" };

        var query = MatchQuery.From(subject, AlertKind.MedicalCost);

        query.Id.ShouldBe(Id);
        query.IdIsUpgraded.ShouldBeTrue();
        MatchQuery.From(subject with { CitizenIdAsWritten = " 341098195203151237" }, AlertKind.MedicalCost).IdIsUpgraded.ShouldBeFalse();
    }

    [Test]
    public void Definite_and_off_roster_answers_allocate_nothing()
    {
        var matcher = County.Matcher(new County().With("张三", Id, head: true).With("買买提·艾力", SyntheticIds.OfNumber(4)).Build());
        MatchQuery[] queries =
        [
            County.Row("张三", Id) with { Village = "平里", Township = "平里", HeadName = "張三" },
            County.Row("張三", Id),
            County.Row("买买提艾力", SyntheticIds.OfNumber(4)),
            County.Row("张三", SyntheticIds.OfNumber(5)),
        ];
        var results = new MatchResult[queries.Length];
        matcher.MatchBatch(queries, results);
        var before = GC.GetAllocatedBytesForCurrentThread();

        matcher.MatchBatch(queries, results);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        results.Select(result => result.Outcome).ShouldBe([MatchOutcome.Definite, MatchOutcome.Definite, MatchOutcome.Definite, MatchOutcome.None]);
    }
}
