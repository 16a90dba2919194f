using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Tests.Identity;

namespace AlertExchange.Engine.Tests.Roster;

public sealed class RosterQualityTests
{
    private static readonly string Id = SyntheticIds.Of(1952, 3, 15, 123).Reveal();

    [Test]
    public void A_sound_roster_has_no_findings() =>
        RosterQuality.Find([Person("R1", "H1", "张三", Id, head: true), Person("R2", "H1", "李四", SyntheticIds.OfNumber(5).Reveal())]).ShouldBeEmpty();

    [TestCase("341098195203151238", CitizenIdState.CheckDigitFails, "身份证号341098********1238校验位不符")]
    [TestCase("341098195203151", CitizenIdState.DigitsLost, "身份证号341098*****3151末尾数字丢失")]
    [TestCase("L341098195203151237", CitizenIdState.Malformed, "身份证号L34109*********1237位数或字符不正确")]
    [TestCase(null, CitizenIdState.Absent, "没有身份证号")]
    public void Unsound_ids_are_told_masked(string? id, CitizenIdState state, string message)
    {
        var finding = RosterQuality.Find([Person("R1", "H1", "张三", id, head: true) with { IdState = state }]).ShouldHaveSingleItem();

        finding.Kind.ShouldBe(RosterFindingKind.UnsoundId);
        finding.PersonCode.ShouldBe("R1");
        finding.Message.ShouldBe(message);
    }

    [Test]
    public void One_id_at_two_people_is_a_duplicate()
    {
        var findings = RosterQuality.Find([Person("R1", "H1", "张三", Id, head: true), Person("R2", "H2", "王五", Id, head: true)]);

        findings.ShouldHaveSingleItem().ShouldBe(new RosterFinding(RosterFindingKind.DuplicateId, "H2", "R2", "身份证号341098********1237在花名册中重复出现"));
    }

    [Test]
    public void One_person_in_two_households_is_told_by_id_and_name_or_by_code()
    {
        RosterQuality.Find([Person("R1", "H1", "张三", Id, head: true), Person("R2", "H2", "張三", Id, head: true)])
            .ShouldHaveSingleItem().Kind.ShouldBe(RosterFindingKind.PersonInTwoHouseholds);
        RosterQuality.Find([Person("R1", "H1", "张三", Id, head: true), Person("R1", "H2", "李四", SyntheticIds.OfNumber(5).Reveal(), head: true)])
            .ShouldHaveSingleItem().Kind.ShouldBe(RosterFindingKind.PersonInTwoHouseholds);
    }

    [Test]
    public void A_line_given_twice_is_a_duplicate() =>
        RosterQuality.Find([Person("R1", "H1", "张三", Id, head: true), Person("R1", "H1", "张三", Id)]).ShouldHaveSingleItem().Kind.ShouldBe(RosterFindingKind.DuplicateId);

    [Test]
    public void Households_with_two_heads_or_none_are_told()
    {
        var findings = RosterQuality.Find(
        [
            Person("R1", "H1", "张三", Id, head: true), Person("R2", "H1", "李四", SyntheticIds.OfNumber(5).Reveal(), head: true), Person("R3", "H2", "王五", SyntheticIds.OfNumber(6).Reveal()),
        ]);

        findings.Select(finding => (finding.Kind, finding.HouseholdCode)).ShouldBe([(RosterFindingKind.TwoHeads, "H1"), (RosterFindingKind.NoHead, "H2")]);
    }

    [Test]
    public void Versions_are_compared_by_person_code()
    {
        var kept = Person("R1", "H1", "张三", Id, head: true);
        var moved = Person("R2", "H1", "李四", SyntheticIds.OfNumber(5).Reveal());
        var gone = Person("R3", "H2", "王五", SyntheticIds.OfNumber(6).Reveal());
        var born = Person("R4", "H1", "张小宝", SyntheticIds.OfNumber(7).Reveal());

        var comparison = RosterComparison.Between([kept, moved, gone], [born, moved with { HouseholdCode = "H2", Phone = "1" }, kept with { }]);

        comparison.Added.ShouldHaveSingleItem().ShouldBe(born);
        comparison.Left.ShouldHaveSingleItem().ShouldBe(gone);
        comparison.Changed.ShouldHaveSingleItem().Fields.ShouldBe(["户编号", "联系电话"]);
        comparison.UnchangedCount.ShouldBe(1);
    }

    [Test]
    public void The_first_version_is_all_added() => RosterComparison.Between([], [Person("R1", "H1", "张三", Id)]).Added.Count.ShouldBe(1);

    private static RosterPerson Person(string code, string household, string name, string? id, bool head = false) => new()
    {
        PersonCode = code,
        HouseholdCode = household,
        Name = name,
        CitizenId = id,
        IdState = id is null ? CitizenIdState.Absent : CitizenIdState.Sound,
        Relation = head ? "户主" : "之子",
    };
}
