using AlertExchange.Contracts.Notices;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tests.Support;

namespace AlertExchange.Pipeline.Tests.Outbox;

/// <summary>Notices to webhooks: in order, at least once, whatever the receiver does.</summary>
public sealed class WebhookTests
{
    private const string Medical = "medical-insurance";

    private static readonly DeliverySettings Quick = new()
    {
        FirstDelay = TimeSpan.FromSeconds(2),
        LongestDelay = TimeSpan.FromMinutes(10),
        Timeout = TimeSpan.FromMilliseconds(1500),
        Look = TimeSpan.FromMilliseconds(30),
    };

    private static readonly DeliverySettings Impatient = Quick with { GiveUpAfter = TimeSpan.Zero };

    [Test]
    public async Task Completed_held_and_failed_submissions_are_told_with_counts_and_without_personal_data()
    {
        using var folder = new DataFolder();
        using var receiver = new Receiver().Start();
        await using var exchange = await StartAsync(folder, receiver);
        await exchange.ImportAsync(Folk.Families);

        var completed = await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Mother, 500)));
        var held = await exchange.SubmitAsync(Medical, "2022-07", Csv.Medical((Folk.Father, "多少"), (Folk.Mother, "不详")));
        (await exchange.HandInAsync(Medical, "2022-06", "甲,乙\n1,2\n")).ShouldBeOfType<SubmitResult.Refused>();
        var notices = await receiver.TakenAsync(3);

        notices.Select(n => n.Kind).ShouldBe([NoticeKind.SubmissionCompleted, NoticeKind.SubmissionHeld, NoticeKind.SubmissionFailed]);
        notices.Select(n => n.SubmissionId).Take(2).ShouldBe([completed.Submission.SubmissionId, held.Submission.SubmissionId]);
        notices[0].Counts.ShouldBe(new NoticeCounts { Received = 2, Rejected = 0, Accepted = 2, Definite = 2, Possible = 0, None = 0, Parked = 0, Warnings = 1, Tasks = 1 });
        notices[2].Fault.ShouldBe("file.no-form");
        var said = string.Join('\n', receiver.Bodies);
        foreach (var person in Folk.Families)
        {
            said.ShouldNotContain(person.Name);
            said.ShouldNotContain(person.Id);
            said.ShouldNotContain(person.Village);
        }
    }

    [Test]
    public async Task A_receiver_that_fails_and_hangs_gets_everything_in_order_and_every_copy_with_the_same_id()
    {
        using var folder = new DataFolder();
        using var receiver = new Receiver().Start();
        await using var exchange = await StartAsync(folder, receiver);
        await exchange.ImportAsync(Folk.Families);
        receiver.Answer(500, 503);
        receiver.Hang();

        var submitted = await SubmitMonthsAsync(exchange, 5);
        var taken = await receiver.TakenAsync(5, exchange);

        taken.Select(n => n.SubmissionId).ShouldBe(submitted);
        receiver.Seen.Count.ShouldBeGreaterThan(taken.Count);
        receiver.Seen.GroupBy(n => n.SubmissionId).ShouldAllBe(copies => copies.Select(c => c.NoticeId).Distinct().Count() == 1);
        receiver.Seen.Select(n => n.NoticeId).Distinct().Count().ShouldBe(5);
    }

    [Test]
    public async Task A_receiver_that_is_away_and_an_exchange_that_restarts_lose_nothing()
    {
        using var folder = new DataFolder();
        using var receiver = new Receiver();
        List<string> submitted = [];
        await using (var exchange = await StartAsync(folder, receiver))
        {
            await exchange.ImportAsync(Folk.Families);
            submitted.AddRange(await SubmitMonthsAsync(exchange, 2));
            receiver.Start();
            await receiver.TakenAsync(2, exchange);
            receiver.Stop();
            submitted.AddRange(await SubmitMonthsAsync(exchange, 2, 12000));
        }

        receiver.Start();
        await using var again = await StartAsync(folder, receiver);
        var taken = await receiver.TakenAsync(4, again);

        taken.Select(n => n.SubmissionId).ShouldBe(submitted);
    }

    [Test]
    public async Task A_destination_that_takes_nothing_stops_and_says_so_while_others_go_on()
    {
        using var folder = new DataFolder();
        using var stubborn = new Receiver().Start();
        using var other = new Receiver().Start();
        await using var exchange = await Exchange.StartAsync(folder, TransportSettings.Memory, set: s => s with { Delivery = Impatient, Webhooks = [stubborn.Webhook("stubborn"), other.Webhook("other")] });
        await RegisteredAsync(exchange, "stubborn", "other");
        await exchange.ImportAsync(Folk.Families);
        stubborn.Answer(500);

        var submitted = await SubmitMonthsAsync(exchange, 3);
        await other.TakenAsync(3);
        var letter = await LetterAsync(exchange);

        (letter.Id, letter.Kind, letter.Reason).ShouldBe(("notice-stubborn", DeadLetterKind.Notice, "HTTP 500"));
        stubborn.Requests.ShouldBe(1);
        stubborn.Taken.ShouldBeEmpty();
        (await exchange.Get<DeadLetterDesk>().FindAsync(letter.Id, default)).ShouldNotBeNull().Lines.Count.ShouldBeGreaterThan(1);

        stubborn.Answer(503);
        var refused = (await exchange.Get<ReplayDesk>().ReplayAsync([letter.Id], "管理员", null, default)).Single();
        var done = (await exchange.Get<ReplayDesk>().ReplayAsync([letter.Id], "管理员", null, default)).Single();

        (refused.Outcome, refused.Detail).ShouldBe((ReplayOutcome.StillFails, "HTTP 503"));
        done.Outcome.ShouldBe(ReplayOutcome.Done);
        (await stubborn.TakenAsync(3)).Select(n => n.SubmissionId).ShouldBe(submitted);
        (await exchange.Get<DeadLetterDesk>().ListAsync(default)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        using var folder = new DataFolder();
        using var receiver = new Receiver().Start();
        await using var exchange = await StartAsync(folder, receiver, Impatient);
        await exchange.ImportAsync(Folk.Families);
        receiver.Answer(302);

        await SubmitMonthsAsync(exchange, 1);

        (await LetterAsync(exchange)).Reason.ShouldBe("HTTP 302");
        receiver.Requests.ShouldBe(1);
    }

    [Test]
    public async Task A_receiver_gets_only_what_it_asked_for()
    {
        using var folder = new DataFolder();
        using var receiver = new Receiver().Start();
        await using var exchange = await Exchange.StartAsync(folder, TransportSettings.Memory,
            set: s => s with { Delivery = Quick, Webhooks = [receiver.Webhook("held-only", NoticeKind.SubmissionHeld)] });
        await RegisteredAsync(exchange, "held-only");
        await exchange.ImportAsync(Folk.Families);

        await SubmitMonthsAsync(exchange, 2);
        await exchange.SubmitAsync(Medical, "2022-01", Csv.Medical((Folk.Father, "多少")));

        (await receiver.TakenAsync(1)).ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.SubmissionHeld);
    }

    [Test]
    public async Task A_replayed_row_is_told_with_the_new_counts()
    {
        using var folder = new DataFolder();
        using var receiver = new Receiver().Start();
        await using (var defective = await Exchange.StartAsync(folder, TransportSettings.Memory,
            with: DeadLetters.PoisonedMatcher.With(Folk.Mother.Name), set: s => s with { Delivery = Quick, Webhooks = [receiver.Webhook()] }))
        {
            await RegisteredAsync(defective, "county-platform");
            await defective.ImportAsync(Folk.Families);
            await defective.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Mother, 500)));
            (await receiver.TakenAsync(1))[0].Counts!.Parked.ShouldBe(1);
        }

        await using var repaired = await StartAsync(folder, receiver);
        await repaired.Get<ReplayDesk>().ReplayAsync([(await LetterAsync(repaired)).Id], "管理员", null, default);

        var notices = await receiver.TakenAsync(2);
        (notices[1].Counts!.Parked, notices[1].Counts!.Definite).ShouldBe((0, 2));
        notices[1].SubmissionId.ShouldBe(notices[0].SubmissionId);
    }

    private static async Task<Exchange> StartAsync(DataFolder folder, Receiver receiver, DeliverySettings? delivery = null)
    {
        var exchange = await Exchange.StartAsync(folder, TransportSettings.Memory, set: s => s with { Delivery = delivery ?? Quick, Webhooks = [receiver.Webhook()] });
        await RegisteredAsync(exchange, "county-platform");
        return exchange;
    }

    /// <summary>A destination gets what is written after it has become known.</summary>
    private static async Task RegisteredAsync(Exchange exchange, params string[] destinations)
    {
        for (var i = 0; i < 400 && exchange.Store.Read(scope => exchange.Store.Outbox.List(scope)).Count < destinations.Length; i++)
            await Task.Delay(25);
        exchange.Store.Read(scope => exchange.Store.Outbox.List(scope)).Select(d => d.Name).ShouldBe(destinations, ignoreOrder: true);
    }

    private static async Task<List<string>> SubmitMonthsAsync(Exchange exchange, int months, int amount = 11000)
    {
        var submitted = new List<string>();
        for (var month = 1; month <= months; month++)
            submitted.Add((await exchange.SubmitAsync(Medical, $"2022-0{month}", Csv.Medical((Folk.Father, amount)))).Submission.SubmissionId);
        return submitted;
    }

    private static async Task<DeadLetter> LetterAsync(Exchange exchange)
    {
        for (var i = 0; i < 400; i++)
        {
            if (await exchange.Get<DeadLetterDesk>().ListAsync(default) is [var letter])
                return letter;
            await Task.Delay(25);
        }

        throw new TimeoutException("No destination stopped.");
    }
}
