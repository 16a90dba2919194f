using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Pipeline.Tests.Bureau;

public sealed class PlacingTests
{
    [Test]
    public async Task Whom_the_bureau_places_has_their_task_there_and_what_is_told_later_too()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Wanderer, 60000), (Folk.Stranger, 60000)));
        var desk = exchange.Get<PlacingDesk>();
        var (lines, count) = desk.Page(RowScope.County, new Paging(1, 10));
        count.ShouldBe(1);
        var village = desk.Areas.Villages.First(v => v.Township == "历口镇");
        exchange.Pass(days: 3);

        var outcome = await desk.PlaceAsync(BureauDesks.Somebody, [lines.Single().Task.Task.TaskId], desk.Find(village.TownshipCode, village.VillageCode)!, CancellationToken.None);

        outcome.Done.ShouldBe(1);
        desk.Page(RowScope.County, new Paging(1, 10)).Count.ShouldBe(0);
        var task = exchange.AllTasks("2022-08").Single(t => t.TaskId == lines[0].Task.Task.TaskId);
        (task.State, task.Place).ShouldBe((TaskState.Assigned, village));
        exchange.Listed().ShouldAllBe(l => l.Row.Place.IsPlaced);

        // Whoever was placed is not placed again; a later file that says nothing of the place finds them there.
        (await desk.PlaceAsync(BureauDesks.Somebody, exchange.Get<WarningDesk>().Targets(RowScope.County, BureauDesks.Everything), desk.Areas.Townships[0], CancellationToken.None)).Done.ShouldBe(0);
        exchange.Time.Utc = new DateTimeOffset(2023, 1, 20, 2, 0, 0, TimeSpan.Zero);
        await exchange.SubmitAsync(BureauDesks.Medical, "2023-01", Csv.Medical((Folk.Wanderer, 60000)));
        exchange.Listed(new WarningFilter { Period = Exchange.PeriodOf("2023-01") }).ShouldHaveSingleItem().Row.Place.ShouldBe(village);
        exchange.AllTasks("2023-01").ShouldHaveSingleItem().Place.ShouldBe(village);
    }

    [Test]
    public async Task A_bulk_assignment_places_only_those_that_have_no_place()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Wanderer, 60000), (Folk.Stranger, 60000)));
        var desk = exchange.Get<PlacingDesk>();
        var township = desk.Areas.Townships.First(t => t.Township == "历口镇");

        var seen = exchange.Get<WarningDesk>().Targets(RowScope.County, BureauDesks.Everything);

        var outcome = await desk.PlaceAsync(BureauDesks.Somebody, seen, township, CancellationToken.None);

        outcome.ShouldBe(new BulkOutcome(3, 1, 2));
        exchange.Listed().Single(l => l.Row.HouseholdCode == "H001").Row.Place.Township.ShouldBe("平里镇");

        // Somebody else still sees the list of before: warnings and task stay together where the first one sent them.
        (await desk.PlaceAsync(BureauDesks.Somebody, seen, desk.Areas.Townships.First(t => t.Township == "平里镇"), CancellationToken.None)).Done.ShouldBe(0);
        var wanderer = exchange.AllTasks("2022-08").Single(t => t.IsPlacedByHand);
        wanderer.Place.ShouldBe(township);
        exchange.Listed().Single(l => l.Row.Warning.Due.Household == wanderer.Household).Row.Place.ShouldBe(township);
    }
}
