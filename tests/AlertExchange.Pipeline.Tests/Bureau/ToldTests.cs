using System.Text;
using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Engine.Silencing;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Pipeline.Tests.Bureau;

/// <summary>What the bureau does leaves in the outbox like what files do.</summary>
public sealed class ToldTests
{
    [Test]
    public async Task A_reminder_is_told_once_a_task_to_its_township_and_names_nobody()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-07", Csv.Medical((Folk.Monitored, 20000), (Folk.Wanderer, 60000)));
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Mother, 13000)));
        await exchange.SubmitAsync("agriculture-water", "2022-08", Csv.Loss((Folk.Father, "茶叶", 30000, "2022-08-05")));
        var tasks = exchange.AllTasks("2022-07").Concat(exchange.AllTasks("2022-08")).Where(t => t.Place.IsPlaced).DistinctBy(t => t.TaskId).ToDictionary(t => t.TaskId);
        Listen(exchange);

        (await RemindAsync(exchange)).Done.ShouldBe(tasks.Count);

        var told = Told(exchange);
        told.ShouldAllBe(n => n.Kind == NoticeKind.TaskReminded && n.Department.Value == "rural-revitalization" && n.RemindedOn == exchange.Get<PlaceClock>().Today && n.SubmissionId == null);
        told.SelectMany(n => n.Tasks!).Select(t => t.TaskId).ShouldBe(tasks.Keys, ignoreOrder: true, "two departments are behind one of them");
        told.ShouldAllBe(n => n.Tasks!.All(t => tasks[t.TaskId].Place.TownshipCode == n.TownshipCode && tasks[t.TaskId].DueOn == t.DueOn));
        told.Select(n => n.Period.ToString()).ShouldBe(["2022-07", "2022-08"]);
        var said = string.Concat(told.Select(n => Encoding.UTF8.GetString(NoticeJson.SerializeToUtf8(n))));
        foreach (var person in Folk.Families)
        {
            said.ShouldNotContain(person.Name);
            said.ShouldNotContain(person.Id);
        }

        // Not twice a day; the next day it is another reminder.
        (await RemindAsync(exchange)).Done.ShouldBe(0);
        Told(exchange).Count.ShouldBe(told.Count);
        exchange.Pass(days: 1);
        await RemindAsync(exchange);
        Told(exchange).Select(n => n.NoticeId).Distinct().Count().ShouldBe(2 * told.Count);
    }

    [Test]
    public async Task What_the_bureau_places_sends_back_or_silences_no_more_is_told_as_if_a_file_had_done_it()
    {
        using var folder = new DataFolder();
        await using var exchange = await BureauDesks.StartAsync(folder);
        await exchange.Get<SilenceDesk>().SilenceAsync(BureauDesks.Somebody, new SilenceMatcher(exchange.HouseholdOf(Folk.Father)), exchange.Until(10), CancellationToken.None);
        await exchange.SubmitAsync(BureauDesks.Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Wanderer, 60000)));
        var held = await exchange.SubmitAsync(BureauDesks.Medical, "2022-07", Csv.Medical((Folk.Mother, "待查"), (Folk.Farmer, "待查")));
        var unplaced = exchange.AllTasks("2022-08").ShouldHaveSingleItem().TaskId;
        var village = exchange.Get<PlacingDesk>().Areas.Villages[0];
        Listen(exchange);

        await exchange.Get<PlacingDesk>().PlaceAsync(BureauDesks.Somebody, [unplaced], village, CancellationToken.None);
        await exchange.Get<HeldDesk>().SendBackAsync(BureauDesks.Somebody, held.Submission.SubmissionId, "请核对金额", CancellationToken.None);
        await exchange.Get<SilenceDesk>().EndAsync(BureauDesks.Somebody, exchange.Get<SilenceDesk>().Page(SilenceState.Active, new Paging(1, 10)).Lines[0].Silence.Number, CancellationToken.None);

        var told = Told(exchange);
        told.Select(n => n.Kind).ShouldBe([NoticeKind.TaskAssigned, NoticeKind.SubmissionFailed, NoticeKind.TaskAssigned]);
        told.ShouldAllBe(n => n.Department.Value == BureauDesks.Medical);
        (told[0].TownshipCode, told[0].Tasks!.Single().TaskId, told[0].SubmissionId).ShouldBe((village.TownshipCode, unplaced, null));
        (told[1].SubmissionId, told[1].Fault).ShouldBe((held.Submission.SubmissionId, "held.sent-back"));
        told[2].Tasks!.Single().TaskId.ShouldBe(exchange.AllTasks("2022-08").Single(t => t.TaskId != unplaced).TaskId);
    }

    private static Task<BulkOutcome> RemindAsync(Exchange exchange) =>
        exchange.Get<ReminderDesk>().RemindAsync(BureauDesks.Somebody, new WarningSelection.All(new WarningFilter()), CancellationToken.None);

    // A receiver that nobody brings anything: what it is to be told stays to be looked at.
    private static void Listen(Exchange exchange) => exchange.Store.Write(scope =>
    {
        exchange.Store.Outbox.Register(scope, "platform");
        return true;
    });

    private static List<Notice> Told(Exchange exchange) =>
        exchange.Store.Read(scope => exchange.Store.Outbox.ReadAfter(scope, 0).Select(n => NoticeJson.DeserializeNotice(Encoding.UTF8.GetBytes(n.Body))).ToList());
}
