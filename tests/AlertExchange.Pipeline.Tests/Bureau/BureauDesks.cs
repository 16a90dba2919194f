using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Bureau;

namespace AlertExchange.Pipeline.Tests.Bureau;

/// <summary>A bureau at work, in short words.</summary>
internal static class BureauDesks
{
    public const string Medical = "medical-insurance";

    public static Viewer Somebody { get; } = new("bureau", "乡村振兴局", Role.Bureau);

    /// <summary>Everything that is not withdrawn.</summary>
    public static WarningSelection Everything { get; } = new WarningSelection.All(new WarningFilter());

    public static async Task<Exchange> StartAsync(DataFolder folder)
    {
        var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        return exchange;
    }

    public static SilenceRequest Until(this Exchange exchange, int days) => new(exchange.Get<PlaceClock>().Today, exchange.Get<PlaceClock>().Today.AddDays(days), "已另案办理");

    public static SubjectKey HouseholdOf(this Exchange exchange, Person person) => exchange.Get<WarningDesk>().Household(person.Household).ShouldNotBeNull();

    /// <summary>Every task of the county, by state.</summary>
    public static IReadOnlyList<VerificationTask> AllTasks(this Exchange exchange, string period) =>
        exchange.Store.Read(scope => exchange.Store.Tasks.ReadByPeriod(scope, Exchange.PeriodOf(period)).Select(t => t.Task).ToList());

    public static IReadOnlyList<ListedWarning> Listed(this Exchange exchange, WarningFilter? filter = null) =>
        exchange.Get<WarningDesk>().Page(RowScope.County, filter ?? new WarningFilter(), new Storage.Lists.Paging(1, 100)).Lines;

    public static void Pass(this Exchange exchange, int days) => exchange.Time.Utc = exchange.Time.Utc.AddDays(days);
}
