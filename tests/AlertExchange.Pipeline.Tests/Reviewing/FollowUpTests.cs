using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Pipeline.Tests.Reviewing;

/// <summary>What follows from a decision follows whatever dies in between, and whatever is under way meanwhile.</summary>
public sealed class FollowUpTests
{
    [Test]
    public async Task A_process_killed_after_the_decision_leaves_the_rest_to_the_next()
    {
        using var folder = new DataFolder();
        await using (var exchange = await Exchange.StartAsync(folder))
        {
            await exchange.ImportAsync(ReviewDays.Roster);
            await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", ReviewDays.Row(Folk.Father, 20_000));
        }

        // A desk without stations writes the decision and does nothing more: as if the process had been killed there.
        CaseNumber number;
        await using (var dying = Exchange.Build(folder, works: false))
        {
            number = dying.Waiting().Single().Number;
            (await dying.AcceptAsync(number, "P0041")).ShouldBeOfType<ReviewResult.Done>().Followed.ShouldBeNull();
            dying.Standing("2022-08").ShouldBeEmpty();
        }

        await using var next = await Exchange.StartAsync(folder);
        await NothingLeftAsync(next);

        next.Standing("2022-08").ShouldBe(["H004"]);
        next.OpenTasks("2022-08").ShouldBe(["H004"]);
        next.ShouldBalance("2022-08");
    }

    [Test]
    public async Task A_file_that_was_matched_before_the_decision_and_admitted_after_it_follows_too()
    {
        using var folder = new DataFolder();
        await using (var exchange = await Exchange.StartAsync(folder))
        {
            await exchange.ImportAsync(ReviewDays.Roster);
            await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", ReviewDays.Row(Folk.Father, 20_000));
        }

        await using var byHand = Exchange.Build(folder);
        var september = (await byHand.ReceiveAsync(ReviewDays.Medical, "2022-09", ReviewDays.Row(Folk.Father, 21_000), byHand.Get<WorkerLease>())).SubmissionId;
        await byHand.Get<ReadingStation>().ReadAsync(september, _ => Task.CompletedTask, CancellationToken.None);

        var followed = (await byHand.AcceptAsync(byHand.Waiting("2022-08").Single().Number, "P0041")).ShouldBeOfType<ReviewResult.Done>().Followed.ShouldNotBeNull();
        followed.IsOver.ShouldBeFalse();
        byHand.Standing("2022-08").ShouldBe(["H004"]);
        await byHand.Get<AssessingStation>().AssessAsync(september, CancellationToken.None);
        await byHand.Get<ReviewFollowUp>().ResumeAsync(CancellationToken.None);

        byHand.Store.Read(byHand.Store.ReviewWork.List).ShouldBeEmpty();
        byHand.Standing("2022-09").ShouldBe(["H004"]);
        byHand.Waiting().ShouldBeEmpty();
        byHand.ShouldBalance("2022-09");
    }

    [Test]
    public async Task Following_up_twice_changes_nothing()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(ReviewDays.Roster);
        await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", ReviewDays.Row(Folk.Father, 20_000));
        var done = (await exchange.AcceptAsync(exchange.Waiting().Single().Number, "P0041")).ShouldBeOfType<ReviewResult.Done>();
        var picture = exchange.Picture("2022-08");
        var decision = exchange.Store.Read(scope => exchange.Store.Reviews.Find(scope, done.EventNo))!;
        exchange.Store.Write(scope =>
        {
            exchange.Store.ReviewWork.Add(scope, done.EventNo, decision.Department, null);
            return 0;
        });

        await exchange.Get<ReviewFollowUp>().FinishAsync(done.EventNo, CancellationToken.None);

        await NothingLeftAsync(exchange);
        exchange.Picture("2022-08").ShouldBe(picture);
    }

    private static async Task NothingLeftAsync(Exchange exchange)
    {
        for (var i = 0; i < 600 && exchange.Store.Read(exchange.Store.ReviewWork.List).Count > 0; i++)
            await Task.Delay(50);
        exchange.Store.Read(exchange.Store.ReviewWork.List).ShouldBeEmpty();
    }
}
