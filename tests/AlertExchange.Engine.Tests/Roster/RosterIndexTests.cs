using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Tests.Identity;
using AlertExchange.Engine.Tests.Matching;

namespace AlertExchange.Engine.Tests.Roster;

public sealed class RosterIndexTests
{
    private static readonly CitizenId Id = County.SomeId;

    [Test]
    public void A_person_is_found_by_id_with_all_that_was_added()
    {
        var builder = new RosterIndexBuilder();
        builder.Add(41, 8, new RosterPerson
        {
            PersonCode = "R41",
            HouseholdCode = "H8",
            Name = "张三",
            CitizenId = Id.Reveal(),
            IdState = CitizenIdState.Sound,
            Sex = "男",
            BirthDate = new DateOnly(1952, 3, 16),
            Relation = "户主",
            Category = HouseholdCategory.Monitored,
            Township = "平里镇",
            Village = "平里村",
        });
        var roster = builder.Build(version: 7);

        roster.TryFind(Id, out var position).ShouldBeTrue();

        var person = roster.Person(position);
        person.PersonNo.ShouldBe(41);
        person.HouseholdNo.ShouldBe(8);
        person.Id.ShouldBe(Id);
        person.Name.ShouldBe("张三");
        person.Sex.ShouldBe("男");
        person.BirthDate.ShouldBe(new DateOnly(1952, 3, 16));
        person.IsHead.ShouldBeTrue();
        person.Category.ShouldBe(HouseholdCategory.Monitored);
        (person.Township, person.Village).ShouldBe(("平里镇", "平里村"));
        roster.Version.ShouldBe(7);
        roster.TryFind(SyntheticIds.OfNumber(1), out _).ShouldBeFalse();
        roster.TryFind(default, out _).ShouldBeFalse();
    }

    [Test]
    public void Birth_date_and_sex_come_from_the_id_where_the_roster_is_silent()
    {
        var roster = new County().With("张三", Id).With("李四").Build();

        roster.TryFindPerson(1, out var known).ShouldBeTrue();
        roster.Person(known).BirthDate.ShouldBe(new DateOnly(1952, 3, 15));
        roster.Person(known).Sex.ShouldBe("男");
        roster.TryFindPerson(2, out var unknown).ShouldBeTrue();
        roster.Person(unknown).BirthDate.ShouldBeNull();
        roster.Person(unknown).Sex.ShouldBeNull();
        roster.Person(unknown).Id.ShouldBe(default);
    }

    [Test]
    public void A_household_has_its_members_head_place_and_most_watchful_category()
    {
        var builder = new RosterIndexBuilder();
        builder.Add(Entry(1, household: 30, "张小宝", HouseholdCategory.Lifted, village: null));
        builder.Add(Entry(2, household: 20, "李四", HouseholdCategory.General, village: "双河村"));
        builder.Add(Entry(3, household: 30, "张三", HouseholdCategory.Monitored, village: "平里村", isHead: true));
        var roster = builder.Build(1);

        roster.HouseholdCount.ShouldBe(2);
        roster.TryFindHousehold(30, out var position).ShouldBeTrue();
        var household = roster.Household(position);

        household.HouseholdNo.ShouldBe(30);
        Enumerable.Range(household.FirstMember, household.MemberCount).Select(member => roster.Person(member).PersonNo).ShouldBe([1, 3]);
        roster.Person(household.Head).PersonNo.ShouldBe(3);
        household.Village.ShouldBe("平里村");
        household.Category.ShouldBe(HouseholdCategory.Monitored);
        roster.Person(household.FirstMember).Household.HouseholdNo.ShouldBe(30);
        roster.TryFindHousehold(31, out _).ShouldBeFalse();
        roster.TryFindHousehold(-1, out _).ShouldBeFalse();
    }

    [Test]
    public void A_household_without_a_head_says_so()
    {
        var roster = new County().With("张三", Id).Build();

        roster.Household(0).Head.ShouldBe(-1);
    }

    [Test]
    public void Everybody_with_a_shared_id_is_given()
    {
        var roster = new County().With("张三", Id).With("李四", SyntheticIds.OfNumber(5)).With("王五", Id, household: 2).Build();

        roster.WithId(Id).ToArray().Select(person => roster.Person(person).PersonNo).Order().ShouldBe([1, 3]);
        roster.WithId(SyntheticIds.OfNumber(6)).Length.ShouldBe(0);
    }

    [Test]
    public void An_empty_roster_knows_nobody()
    {
        var roster = RosterIndex.Empty();

        roster.PersonCount.ShouldBe(0);
        roster.HouseholdCount.ShouldBe(0);
        roster.TryFind(Id, out _).ShouldBeFalse();
        roster.TryFindPerson(0, out _).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => roster.Person(0));
        County.Matcher(roster).Match(County.Row("张三", Id)).Strategy.ShouldBe(Engine.Matching.MatchStrategy.OffRoster);
    }

    [Test]
    public void Numbers_far_apart_are_found_too()
    {
        var builder = new RosterIndexBuilder();
        builder.Add(Entry(int.MaxValue, household: 2_000_000_000, "张三", HouseholdCategory.General, village: null));
        builder.Add(Entry(5, household: 3, "李四", HouseholdCategory.General, village: null));
        var roster = builder.Build(1);

        roster.TryFindPerson(int.MaxValue, out var person).ShouldBeTrue();
        roster.Person(person).Name.ShouldBe("张三");
        roster.TryFindHousehold(2_000_000_000, out _).ShouldBeTrue();
        roster.TryFindPerson(6, out _).ShouldBeFalse();
    }

    [Test]
    public void Every_one_of_many_is_found_and_nobody_else()
    {
        const int Count = 60_000;
        var builder = new RosterIndexBuilder(Count);
        for (var i = 0; i < Count; i++)
        {
            builder.Add(Entry(i, household: i / 3, "张" + (char)('一' + i % 20_000), HouseholdCategory.General, $"第{i / 3 % 50}村") with { Id = SyntheticIds.OfNumber(i * 2) });
        }

        var roster = builder.Build(1);

        for (var i = 0; i < Count; i++)
        {
            roster.TryFind(SyntheticIds.OfNumber(i * 2), out var person).ShouldBeTrue();
            roster.Person(person).PersonNo.ShouldBe(i);
            roster.Person(person).HouseholdNo.ShouldBe(i / 3);
            roster.TryFind(SyntheticIds.OfNumber(i * 2 + 1), out _).ShouldBeFalse();
        }
    }

    [Test]
    public void A_million_people_take_at_most_a_hundred_bytes_each_beyond_names_and_looking_up_takes_none()
    {
        const int Count = 1_000_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (roster, nameBytes) = BuildMillion(Count);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before - nameBytes;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var found = 0;
        for (var i = 0; i < 1000; i++)
        {
            found += roster.TryFind(SyntheticIds.OfNumber(i * 991), out _) ? 1 : 0;
        }

        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBe(0);
        found.ShouldBe(1000);
        ((double)roster.BytesBeyondNames / Count).ShouldBeLessThanOrEqualTo(100);
        ((double)held / Count).ShouldBeLessThanOrEqualTo(100);
        GC.KeepAlive(roster);
    }

    private static (RosterIndex Roster, long NameBytes) BuildMillion(int count)
    {
        var villages = Enumerable.Range(0, 118).Select(i => $"第{i}村").ToArray();
        var builder = new RosterIndexBuilder(count);
        Span<char> name = stackalloc char[3];
        for (var i = 0; i < count; i++)
        {
            (name[0], name[1], name[2]) = ((char)('一' + i % 89), (char)('一' + i % 997), (char)('一' + i % 1009));
            builder.Add(Entry(i, household: i / 3, new string(name), HouseholdCategory.General, villages[i / 3 % 118]) with { Id = SyntheticIds.OfNumber(i), Township = "平里镇" });
        }

        return (builder.Build(1), count * 3L * sizeof(char));
    }

    private static RosterEntry Entry(int personNo, int household, string name, HouseholdCategory category, string? village, bool isHead = false) =>
        new() { PersonNo = personNo, HouseholdNo = household, Name = name, Category = category, Village = village, IsHead = isHead };
}
