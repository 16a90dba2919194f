using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;
using AlertExchange.Storage.Roster;

namespace AlertExchange.Storage.Tests;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RosterTests(TestDatabase database) : StoreTests(database)
{
    [Test]
    public void Everything_said_of_a_person_comes_back()
    {
        var people = new[] { APerson(1), new RosterPerson { PersonCode = "p2", HouseholdCode = "h2", Name = "李某" } };

        Import(people);

        Load(1).Select(p => p.Person).ShouldBe(people);
    }

    [Test]
    public void Numbers_stay_with_their_codes_for_good_and_no_person_has_a_households_number()
    {
        Import([APerson(1), APerson(2)]);
        Import([APerson(3), APerson(2)]);
        Import([APerson(1), APerson(2)]);

        var (first, last) = (Load(1), Load(3));
        last.Select(p => (p.PersonNo, p.HouseholdNo)).ShouldBe(first.Select(p => (p.PersonNo, p.HouseholdNo)));
        Load(2).Concat(first).SelectMany(p => new[] { p.PersonNo, p.HouseholdNo }).Distinct().Count().ShouldBe(6);
    }

    [Test]
    public void A_version_tells_who_came_who_changed_and_who_left()
    {
        Import([APerson(1), APerson(2), APerson(3)]);

        var second = Import([APerson(1), APerson(2) with { Village = "别村" }, APerson(4)]);

        (second.Version, second.People, second.Households, second.Added, second.Changed, second.Left).ShouldBe((2, 3, 3, 1, 1, 1));
        Load(1).Select(p => p.Person).ShouldBe([APerson(1), APerson(2), APerson(3)]);
        Load(2).Select(p => p.Person).ShouldBe([APerson(1), APerson(2) with { Village = "别村" }, APerson(4)]);
        Store.Read(Store.Roster.Latest).ShouldBe(second);
    }

    [Test]
    public void An_unchanged_roster_writes_no_person_again()
    {
        Import([APerson(1), APerson(2)]);

        var second = Import([APerson(1) with { PerCapitaIncome = 7500.00m }, APerson(2)]);

        (second.Added, second.Changed, second.Left).ShouldBe((0, 0, 0));
        Store.Read(scope => scope.First<long>("SELECT COUNT(*) FROM roster_person")).ShouldBe(2);
        Load(2).Count.ShouldBe(2);
    }

    [Test]
    public void Who_comes_back_after_leaving_counts_as_added()
    {
        Import([APerson(1), APerson(2)]);
        Import([APerson(1)]);

        var third = Import([APerson(1), APerson(2)]);

        (third.Added, third.Left).ShouldBe((1, 0));
        Load(2).Count.ShouldBe(1);
        Load(3).Count.ShouldBe(2);
    }

    [Test]
    public void Of_a_person_code_given_twice_the_first_counts()
    {
        var info = Import([APerson(1), APerson(1) with { Name = "别人" }]);

        (info.People, info.Repeated).ShouldBe((1, 1));
        Load(1).ShouldHaveSingleItem().Person.Name.ShouldBe(APerson(1).Name);
    }

    [Test]
    public void A_move_to_another_household_is_a_change()
    {
        Import([APerson(1), APerson(2)]);

        Import([APerson(1) with { HouseholdCode = "h2" }, APerson(2)]).Changed.ShouldBe(1);

        var household = Load(2)[1].HouseholdNo;
        Store.Read(scope => Store.Roster.FindHouseholds(scope, 2, [household])).Count.ShouldBe(2);
        Store.Read(scope => Store.Roster.FindHouseholds(scope, 1, [household])).Count.ShouldBe(1);
    }

    [Test]
    public void People_and_codes_are_found_by_number_and_by_id()
    {
        Import(Enumerable.Range(1, 1200).Select(APerson));
        var all = Load(1);

        Store.Read(scope => Store.Roster.FindPeople(scope, 1, [.. all.Select(p => p.PersonNo)])).Count.ShouldBe(1200);
        Store.Read(scope => Store.Roster.PersonCodes(scope, [.. all.Select(p => p.PersonNo)]))[all[700].PersonNo].ShouldBe(all[700].Person.PersonCode);
        Store.Read(scope => Store.Roster.HouseholdCodes(scope, [all[3].HouseholdNo]))[all[3].HouseholdNo].ShouldBe(all[3].Person.HouseholdCode);
        CitizenId.TryParse(all[5].Person.CitizenId, out var id).ShouldBeTrue();
        Store.Read(scope => Store.Roster.FindByCitizenId(scope, 1, id)).ShouldHaveSingleItem().ShouldBe(all[5]);
    }

    [Test]
    public void A_roster_imported_by_one_program_is_seen_by_the_other()
    {
        using var other = OpenAgain();

        Import([APerson(1)]);

        other.Read(other.Roster.Latest)!.People.ShouldBe(1);
    }

    [Test]
    public void A_file_that_breaks_off_leaves_no_version()
    {
        Should.Throw<InvalidDataException>(() => Import(Broken()));

        Store.Read(Store.Roster.Latest).ShouldBeNull();

        static IEnumerable<RosterPerson> Broken()
        {
            for (var i = 1; i < 9000; i++)
            {
                yield return APerson(i);
            }

            throw new InvalidDataException();
        }
    }

    [Test]
    public void A_visitor_that_throws_stops_the_loading()
    {
        Import(Enumerable.Range(1, 30_000).Select(APerson));

        Should.Throw<InvalidDataException>(() => Store.Read(scope =>
        {
            Store.Roster.LoadPeople(scope, 1, _ => throw new InvalidDataException());
            return 0;
        }));

        Load(1).Count.ShouldBe(30_000);
    }

    internal static RosterPerson APerson(int n) => new()
    {
        PersonCode = $"p{n}",
        HouseholdCode = $"h{n}",
        Name = "王某",
        CitizenId = IdOf(n),
        IdState = CitizenIdState.Sound,
        Sex = "女",
        BirthDate = new DateOnly(1952, 3, 15),
        Relation = "户主",
        Category = HouseholdCategory.Monitored,
        MonitorClass = "突发严重困难户",
        RiskEliminated = n % 2 == 0,
        Township = "平里镇",
        Village = $"村{n % 100}",
        Group = "一组",
        Phone = "000-0000",
        SchoolStatus = "小学",
        PerCapitaIncome = 7500m,
    };

    internal static string IdOf(int n)
    {
        var packed = ((ulong)341098 * 100_000_000_000) + ((19520315UL + (ulong)(n / 1000 % 10)) * 1000) + (ulong)(n % 1000);
        return packed.ToString(System.Globalization.CultureInfo.InvariantCulture) + CitizenId.CheckDigitOf(packed);
    }

    private RosterVersionInfo Import(IEnumerable<RosterPerson> people) =>
        Store.Write(scope => Store.Roster.Import(scope, people, new RosterImport("341024", "花名册.xlsx", Noon)));

    private List<NumberedPerson> Load(int version)
    {
        var people = new List<NumberedPerson>();
        Store.Read(scope =>
        {
            Store.Roster.LoadPeople(scope, version, people.Add);
            return 0;
        });
        return people;
    }
}
