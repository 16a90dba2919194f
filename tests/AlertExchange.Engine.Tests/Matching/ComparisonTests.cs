using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Tests.Policies;

namespace AlertExchange.Engine.Tests.Matching;

/// <summary>Each attribute is compared in levels; what is compared shows in the explanation.</summary>
public sealed class ComparisonTests
{
    private static readonly CitizenId Id = County.SomeId;
    private static readonly DialectTable Dialects = DialectTable.Parse(RepositoryFile.Read("config/linkage/dialects.yaml"), "dialects.yaml");

    [TestCase("张建国", "张建国", NameLevel.Same)]
    [TestCase("張建國", "张建国", NameLevel.Variant)]
    [TestCase("张 建国", "张建国", NameLevel.Variant)]
    [TestCase("买买提艾力", "买买提·艾力", NameLevel.Variant)]
    [TestCase("张健国", "张建国", NameLevel.Homophone)]
    [TestCase("张玮", "张伟", NameLevel.Homophone)]
    [TestCase("张健过", "张建国", NameLevel.Homophone)]
    [TestCase("张银花", "张英花", NameLevel.MergedHomophone)]
    [TestCase("张蓝花", "张南花", NameLevel.MergedHomophone)]
    [TestCase("张末国", "张未国", NameLevel.LookAlike)]
    [TestCase("张建军", "张建国", NameLevel.OneCharacter)]
    [TestCase("张国", "张建国", NameLevel.OneCharacter)]
    [TestCase("张国建", "张建国", NameLevel.OneCharacter)]
    [TestCase("李建国", "张建国", NameLevel.SurnameDiffers)]
    [TestCase("张强", "张伟", NameLevel.GivenDiffers)]
    [TestCase("张志明", "张建国", NameLevel.GivenDiffers)]
    [TestCase("欧阳建国", "欧建国", NameLevel.Different)]
    [TestCase("李志明", "张建国", NameLevel.Different)]
    [TestCase(null, "张建国", NameLevel.Absent)]
    public void Names_are_compared_character_by_character(string? written, string known, NameLevel level) =>
        Compare(new MatchQuery { Name = written, Village = "平里村" }, new County().With(known, Id)).Name.ShouldBe(level);

    [TestCase("341098195203151237", IdLevel.Same)]
    [TestCase("341098195203151238", IdLevel.Substitution)]
    [TestCase("341098195203251237", IdLevel.Substitution)]
    [TestCase("341098195203511237", IdLevel.Transposition)]
    [TestCase("34109819520315123", IdLevel.DroppedOrAdded)]
    [TestCase("34109819520315127", IdLevel.DroppedOrAdded)]
    [TestCase("3410981952003151237", IdLevel.DroppedOrAdded)]
    [TestCase("341098195203151000", IdLevel.Prefix)]
    [TestCase("34109819520315", IdLevel.Prefix)]
    [TestCase("341097195203156665", IdLevel.BirthDatePart)]
    [TestCase("341098196711221239", IdLevel.Different)]
    [TestCase("3.41098E+17", IdLevel.Absent)]
    [TestCase("", IdLevel.Absent)]
    public void Ids_are_compared_digit_by_digit(string written, IdLevel level) =>
        Compare(County.RowAsWritten("张三", written) with { Village = "平里村" }, new County().With("张三", Id)).CitizenId.ShouldBe(level);

    [TestCase("1952-03-15", BirthDateLevel.Same)]
    [TestCase("1953-03-15", BirthDateLevel.YearOffByOne)]
    [TestCase("1952-05-03", BirthDateLevel.DayMonthSwapped)]
    [TestCase("1952-03-16", BirthDateLevel.Different)]
    public void Birth_dates_of_a_column(string written, BirthDateLevel level)
    {
        var known = level == BirthDateLevel.DayMonthSwapped ? new DateOnly(1952, 3, 5) : new DateOnly(1952, 3, 15);

        Compare(new MatchQuery { Name = "张三", Village = "平里村", BirthDate = DateOnly.Parse(written) }, new County().With("张三", birthDate: known)).BirthDate.ShouldBe(level);
    }

    [TestCase("平里镇", "平里村委会", null, PlaceLevel.SameVillage)]
    [TestCase("平里镇", null, null, PlaceLevel.TownshipAlone)]
    [TestCase("平里镇", "双河村", null, PlaceLevel.OtherVillage)]
    [TestCase("祁山镇", "平里村", null, PlaceLevel.Different)]
    [TestCase(null, "双河村", null, PlaceLevel.Different)]
    [TestCase(null, null, "平里镇平里村三组", PlaceLevel.SameVillage)]
    [TestCase(null, null, "外省务工", PlaceLevel.Absent)]
    public void Places(string? township, string? village, string? address, PlaceLevel level) =>
        Compare(new MatchQuery { Name = "张三", Township = township, Village = village, Address = address }, new County().With("张三", Id)).Place.ShouldBe(level);

    [TestCase("李四", HeadLevel.Same)]
    [TestCase("李肆", HeadLevel.Similar)]
    [TestCase("王五", HeadLevel.OtherMember)]
    [TestCase("赵六", HeadLevel.Different)]
    [TestCase(null, HeadLevel.Absent)]
    public void The_head_of_the_household(string? named, HeadLevel level) =>
        Compare(new MatchQuery { Name = "张三", Village = "平里村", HeadName = named }, new County().With("张三").With("李四", head: true).With("王五")).Head.ShouldBe(level);

    [Test]
    public void That_the_head_is_the_subject_says_nothing_more_than_the_name() =>
        Compare(new MatchQuery { Name = "张三", Village = "平里村", HeadName = "张三" }, new County().With("张三", head: true)).Head.ShouldBe(HeadLevel.Absent);

    [Test]
    public void The_heads_id_leads_to_the_household() =>
        Compare(new MatchQuery { Name = "张三", HeadId = Id }, new County().With("张三").With("李四", Id, head: true)).Head.ShouldBe(HeadLevel.ById);

    [TestCase("19000001234", PhoneLevel.SameTail)]
    [TestCase("0559-450 1234", PhoneLevel.SameTail)]
    [TestCase("19000001235", PhoneLevel.Different)]
    [TestCase("1234", PhoneLevel.Absent)]
    [TestCase("无", PhoneLevel.Absent)]
    [TestCase(null, PhoneLevel.Absent)]
    public void The_tail_of_the_telephone(string? written, PhoneLevel level)
    {
        var person = new RosterPerson { PersonCode = "1", HouseholdCode = "1", Name = "张三", Village = "平里村", Phone = "190 1234 1234" };
        var builder = new RosterIndexBuilder();
        builder.Add(1, 1, person);

        County.Matcher(builder.Build(1)).Explain(new MatchQuery { Name = "张三", Village = "平里村", Phone = written }, 0).Vector.Phone.ShouldBe(level);
    }

    [TestCase("九(2)班", 2007, SchoolAgeLevel.Fits)]
    [TestCase("初三", 2007, SchoolAgeLevel.Fits)]
    [TestCase("三年级", 2013, SchoolAgeLevel.Fits)]
    [TestCase("三年级", 2007, SchoolAgeLevel.Contradicts)]
    [TestCase("七年级", 2005, SchoolAgeLevel.Near)]
    [TestCase("九(2)班", 1980, SchoolAgeLevel.Contradicts)]
    [TestCase(null, 2010, SchoolAgeLevel.Fits)]
    [TestCase(null, 1980, SchoolAgeLevel.Contradicts)]
    public void The_age_against_the_grade(string? grade, int born, SchoolAgeLevel level)
    {
        var alert = Alert(AlertKind.SchoolDropout, new SchoolDropoutFacts { Status = "辍学", GradeClass = grade });

        Compare(MatchQuery.From(alert), new County().With("张三", birthDate: new DateOnly(born, 5, 1))).SchoolAge.ShouldBe(level);
    }

    [TestCase("普通高中", 2005, SchoolAgeLevel.Fits)]
    [TestCase("高等教育", 2001, SchoolAgeLevel.Fits)]
    [TestCase("普通高中", 1975, SchoolAgeLevel.Contradicts)]
    public void The_age_against_the_stage(string stage, int born, SchoolAgeLevel level)
    {
        var alert = Alert(AlertKind.EducationCost, new EducationCostFacts { SelfPaid = 12000, Stage = stage, SchoolYear = "2021-2022" });

        Compare(MatchQuery.From(alert), new County().With("张三", birthDate: new DateOnly(born, 5, 1))).SchoolAge.ShouldBe(level);
    }

    [Test]
    public void Other_alerts_say_nothing_of_school() => MatchQuery.From(Alert(AlertKind.MedicalCost, new MedicalCostFacts { YearToDateSelfPay = 1 })).BornTo.ShouldBe((short)0);

    [Test]
    public void What_an_agreeing_id_brings_along_does_not_count_again_but_contradictions_do()
    {
        var row = County.RowAsWritten("张三", "341098195203151238") with { Village = "平里村", BirthDate = new DateOnly(1952, 3, 15), Sex = "男" };
        var county = new County().With("张三", Id);

        var agreeing = county.Explain(row, 1);
        agreeing.Vector.IsImplied(LinkageAttribute.BirthDate).ShouldBeTrue();
        agreeing.Vector.IsImplied(LinkageAttribute.Sex).ShouldBeTrue();
        agreeing.Waterfall.Where(step => step.Attribute is LinkageAttribute.BirthDate or LinkageAttribute.Sex).ShouldAllBe(step => step.Weight == 0);
        var contradicting = county.Explain(row with { BirthDate = new DateOnly(1970, 1, 1), Sex = "女" }, 1);
        contradicting.Waterfall.Where(step => step.Attribute is LinkageAttribute.BirthDate or LinkageAttribute.Sex).ShouldAllBe(step => step.Weight < 0);
    }

    /// <summary>As in 祁门, where n and l, in and ing, s and sh are not told apart.</summary>
    private static ComparisonVector Compare(MatchQuery query, County county) => county.Explain(query, 1, new LocalKnowledge(Dialects.Of("341024"), null)).Vector;

    private static AlertMessage Alert(AlertKind kind, AlertFacts facts) => new()
    {
        AlertId = new AlertId(1),
        Kind = kind,
        Department = new DepartmentId("education"),
        Place = "341024",
        Period = new Period(2022, 8),
        Subject = new AlertSubject { Name = "张三", Village = "平里村" },
        Facts = facts,
        Source = new AlertSource("s1", "a.csv", "a", 3),
        Remarks = [],
    };
}
