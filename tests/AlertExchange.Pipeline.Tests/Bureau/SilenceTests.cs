using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Silencing;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Bureau;

namespace AlertExchange.Pipeline.Tests.Bureau;

/// <summary>A silence keeps people from being sent; it never makes a warning go away, and what it held back is due again.</summary>
public sealed class SilenceTests
{
    [Test]
    public async Task A_silenced_household_is_warned_of_and_counted_but_nobody_is_sent_until_the_silence_ends()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        await Silence(exchange, new SilenceMatcher(exchange.HouseholdOf(Folk.Father)), days: 10);

        var summary = await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Monitored, 20000)));

        summary.Warnings.ShouldBe(2);
        exchange.AllTasks("2022-08").ShouldHaveSingleItem().Household.ShouldBe(exchange.HouseholdOf(Folk.Monitored));
        var silenced = exchange.Listed(new WarningFilter { Handling = WarningHandling.Silenced }).ShouldHaveSingleItem();
        (silenced.Row.HouseholdCode, silenced.IsHeldBack, silenced.Task).ShouldBe(("H001", true, null));
        exchange.Listed().Count.ShouldBe(2);

        exchange.Pass(days: 10);
        (await exchange.Get<DueAgain>().RunAsync(CancellationToken.None)).ShouldBe(0);
        exchange.Pass(days: 1);
        (await exchange.Get<DueAgain>().RunAsync(CancellationToken.None)).ShouldBe(1);

        var task = exchange.AllTasks("2022-08").Single(t => t.Household == exchange.HouseholdOf(Folk.Father));
        (task.State, task.Warnings.Single()).ShouldBe((TaskState.Assigned, silenced.Row.Warning.Due.WarningId));
        task.AssignedOn.ShouldBe(exchange.Get<PlaceClock>().Today);
        task.DueOn.ShouldBeGreaterThan(task.AssignedOn);
        exchange.Listed().ShouldAllBe(l => l.SilencedUntil == null && !l.IsHeldBack);
        (await exchange.Get<DueAgain>().RunAsync(CancellationToken.None)).ShouldBe(0);
        exchange.AllTasks("2022-08").Count.ShouldBe(2);
    }

    [Test]
    public async Task A_silence_that_is_ended_early_sends_people_at_once()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        var number = await Silence(exchange, new SilenceMatcher(Rule: "medical-cost"), days: 30);
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Mother, 13000), (Folk.Monitored, 20000)));
        exchange.AllTasks("2022-08").ShouldBeEmpty();

        (await exchange.Get<SilenceDesk>().EndAsync(BureauDesks.Somebody, number, CancellationToken.None)).ShouldBeTrue();

        exchange.AllTasks("2022-08").Select(t => t.Warnings.Count).ShouldBe([2, 1], ignoreOrder: true);
        (await exchange.Get<SilenceDesk>().EndAsync(BureauDesks.Somebody, number, CancellationToken.None)).ShouldBeFalse();
    }

    [Test]
    public async Task Another_rule_of_a_silenced_household_still_sends_people()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        await Silence(exchange, new SilenceMatcher(exchange.HouseholdOf(Folk.Father), "medical-cost"), days: 30);

        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 12000)));
        await exchange.SubmitAsync("agriculture-water", "2022-08", Csv.Loss((Folk.Father, "茶叶", 30000, "2022-08-05")));

        var task = exchange.AllTasks("2022-08").ShouldHaveSingleItem();
        task.Warnings.Count.ShouldBe(1);
        exchange.Listed(new WarningFilter { Handling = WarningHandling.HeldBack }).ShouldHaveSingleItem().Row.Warning.Due.Rule.ShouldBe("medical-cost");

        exchange.Pass(days: 31);
        await exchange.Get<DueAgain>().RunAsync(CancellationToken.None);

        exchange.AllTasks("2022-08").ShouldHaveSingleItem().Warnings.Count.ShouldBe(2);
    }

    [Test]
    public async Task What_was_withdrawn_under_its_silence_is_not_due_again()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        await Silence(exchange, new SilenceMatcher(TownshipCode: exchange.Get<PlacingDesk>().Areas.Townships.First(t => t.Township == "平里镇").TownshipCode), days: 5);
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Farmer, 100)));
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 1200), (Folk.Farmer, 100)));

        exchange.Pass(days: 6);

        (await exchange.Get<DueAgain>().RunAsync(CancellationToken.None)).ShouldBe(0);
        exchange.AllTasks("2022-08").ShouldBeEmpty();
        exchange.Store.Read(scope => exchange.Store.Bureau.Silences.DueAgain(scope, exchange.Get<PlaceClock>().Now, 10)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_task_that_was_there_before_stays_and_nobody_is_reminded_under_a_silence()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Monitored, 20000)));
        var before = exchange.AllTasks("2022-08").Select(t => (t.TaskId, t.State, t.DueOn)).ToList();

        var chosen = new WarningSelection.Chosen([exchange.Listed().Single(l => l.Row.HouseholdCode == "H001").Row.Warning.Due.WarningId]);
        (await exchange.Get<SilenceDesk>().SilenceAsync(BureauDesks.Somebody, chosen, wholeHousehold: false, exchange.Until(10), CancellationToken.None)).ShouldBe(new SilenceResult.Made(1, 1));

        exchange.AllTasks("2022-08").Select(t => (t.TaskId, t.State, t.DueOn)).ShouldBe(before, ignoreOrder: true);
        (await exchange.Get<ReminderDesk>().RemindAsync(BureauDesks.Somebody, BureauDesks.Everything, CancellationToken.None)).ShouldBe(new BulkOutcome(2, 1, 1));
        exchange.Listed().Where(l => l.RemindedAt is not null).ShouldHaveSingleItem().Row.HouseholdCode.ShouldBe("H002");

        // Not twice a day.
        (await exchange.Get<ReminderDesk>().RemindAsync(BureauDesks.Somebody, BureauDesks.Everything, CancellationToken.None)).Done.ShouldBe(0);
        exchange.Pass(days: 11);
        (await exchange.Get<ReminderDesk>().RemindAsync(BureauDesks.Somebody, BureauDesks.Everything, CancellationToken.None)).Done.ShouldBe(2);
    }

    [Test]
    public async Task A_silence_made_while_households_are_assessed_is_not_overlooked()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-07", Csv.Medical((Folk.Monitored, 20000)));
        await Silence(exchange, new SilenceMatcher(Department: new DepartmentId(BureauDesks.Medical)), days: 10);

        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Monitored, 26000)));

        // The monitored household's step-up changes nothing of its open task; the other's first warning waits.
        exchange.AllTasks("2022-08").ShouldBeEmpty();
        exchange.Listed(new WarningFilter { Handling = WarningHandling.HeldBack }).Count.ShouldBe(2);
    }

    [TestCase(0, "原因", SilenceProblem.Days, 181)]
    [TestCase(0, "", SilenceProblem.Reason, 10)]
    [TestCase(-1, "原因", SilenceProblem.Days, 10)]
    public async Task A_silence_needs_a_reason_and_an_end(int from, string reason, SilenceProblem problem, int days)
    {
        using var folder = new DataFolder();
        await using var exchange = Exchange.Build(folder);
        var today = exchange.Get<PlaceClock>().Today;

        var result = await exchange.Get<SilenceDesk>().SilenceAsync(
            BureauDesks.Somebody, new SilenceMatcher(Rule: "medical-cost"), new SilenceRequest(today.AddDays(from), today.AddDays(days), reason), CancellationToken.None);

        result.ShouldBe(new SilenceResult.Refused(problem));
        (await exchange.Get<SilenceDesk>().SilenceAsync(BureauDesks.Somebody, new SilenceMatcher(), exchange.Until(3), CancellationToken.None))
            .ShouldBe(new SilenceResult.Refused(SilenceProblem.Everything));
    }

    private static async Task<long> Silence(Exchange exchange, SilenceMatcher matcher, int days)
    {
        var made = await exchange.Get<SilenceDesk>().SilenceAsync(BureauDesks.Somebody, matcher, exchange.Until(days), CancellationToken.None);
        made.ShouldBe(new SilenceResult.Made(1, 0));
        return exchange.Get<SilenceDesk>().Page(SilenceState.Active, new Storage.Lists.Paging(1, 10)).Lines[0].Silence.Number;
    }
}
