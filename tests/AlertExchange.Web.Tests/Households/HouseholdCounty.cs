using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Roster;
using AlertExchange.Pipeline.Households;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Roster;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Households;

/// <summary>One county for all tests about households: with people whose names are hard to show.</summary>
[SetUpFixture]
internal sealed class HouseholdCounty
{
    public const string Minority = "阿卜杜热西提·阿卜杜吾普尔·买买提依明·吐尔逊江·艾合买提";
    public const string Script = "<script>alert(1)</script>";
    public const string Rare = "𠮷田山";
    public const string Id = "341098195203151237";
    public const string Phone = "13900001234";

    public static ServedCounty County { get; private set; } = null!;

    /// <summary>The code of a household of the busiest village.</summary>
    public static string Home { get; private set; } = "";

    /// <summary>The code of one in another township.</summary>
    public static string Elsewhere { get; private set; } = "";

    [OneTimeSetUp]
    public static async Task Serve()
    {
        County = await ServedCounty.StartAsync();
        var (township, village) = County.BusiestPlace();
        var households = County.Store.Read(scope => County.Store.Tasks.ReadByPeriod(scope, ServedCounty.Month).Where(t => !t.Task.Household.IsOffRoster).ToList());
        Home = households.First(t => t.Task.Place.VillageCode == village).HouseholdCode;
        Elsewhere = households.First(t => t.Task.Place.TownshipCode is { } code && code != township).HouseholdCode;
        AddOddNames();
    }

    [OneTimeTearDown]
    public static async Task Stop() => await County.DisposeAsync();

    public static AuditEntry Newest(AuditAction action) => County.Store.Read(scope => County.Store.Audit.Newest(scope, action)).ShouldNotBeNull();

    public static int Count(AuditAction action) => County.Store.Read(scope => County.Store.Audit.Count(scope, new AuditFilter(Action: action)));

    /// <summary>The code of somebody of a household whose id is known.</summary>
    public static string FirstOf(string household) => County.Get<HouseholdDesk>().Find(RowScope.County, household).ShouldNotBeNull().Members.First(m => m.MaskedId is not null).Code;

    /// <summary>The newest roster once more, and a household of people whose names are hard to show.</summary>
    private static void AddOddNames()
    {
        var store = County.Store;
        var place = store.Read(scope => store.Roster.FindHouseholds(scope, 1, [(int)store.Households.Find(scope, Home)!.Value.Value]))[0].Person;
        var people = new List<RosterPerson>();
        store.Read(scope =>
        {
            store.Roster.LoadPeople(scope, 1, p => people.Add(p.Person));
            return 0;
        });
        RosterPerson An(int number, string name, string relation) => new()
        {
            PersonCode = $"P900{number}",
            HouseholdCode = "H9001",
            Name = name,
            Relation = relation,
            Township = place.Township,
            Village = place.Village,
            Category = HouseholdCategory.Lifted,
        };
        store.Write(scope => store.Roster.Import(
            scope,
            [
                .. people, An(1, Rare, "户主") with { CitizenId = Id, IdState = CitizenIdState.Sound, Phone = Phone, BirthDate = new DateOnly(1952, 3, 15) },
                An(2, Minority, "配偶"), An(3, Script, "之子"),
            ],
            new RosterImport("341024", "花名册.xlsx", County.Clock.GetUtcNow(), "test")));
    }
}
