using AlertExchange.Engine.Review;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Pipeline.Tests.Support;

namespace AlertExchange.Pipeline.Tests.Reviewing;

/// <summary>Decisions on possible matches, from the file that raised them to what follows and back.</summary>
public sealed class DecisionTests
{
    [Test]
    public async Task An_accepted_candidate_is_warned_of_and_remembered_next_month_until_it_is_undone()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(ReviewDays.Roster);
        (await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", ReviewDays.Row(Folk.Father, 20_000))).Submission.Counts.Possible.ShouldBe(1);
        var waiting = exchange.Waiting().ShouldHaveSingleItem();
        waiting.Candidates.Select(c => c.PersonCode).ShouldBe(["P0011", "P0041"], ignoreOrder: true);
        (waiting.IsSevere, waiting.Revision, waiting.State).ShouldBe((true, 0, ReviewState.Open));

        var followed = (await exchange.AcceptAsync(waiting.Number, "P0041")).ShouldBeOfType<ReviewResult.Done>().Followed.ShouldNotBeNull();

        (followed.Rows, followed.Warnings, followed.Tasks, followed.IsOver).ShouldBe((1, 1, 1, true));
        exchange.Standing("2022-08").ShouldBe(["H004"]);
        exchange.OpenTasks("2022-08").ShouldBe(["H004"]);
        exchange.Waiting().ShouldBeEmpty();
        exchange.ShouldBalance("2022-08");
        var decided = exchange.Case(waiting.Number);
        decided.State.ShouldBe(ReviewState.Accepted);
        decided.Candidates.Count.ShouldBe(2);
        decided.History.Select(e => (e.Step, e.By, e.Reason)).ShouldBe([(ReviewStep.Propose, ReviewDesk.Program, waiting.Reasons), (ReviewStep.Accept, "张三", "电话核实")]);

        (await exchange.SubmitAsync(ReviewDays.Medical, "2022-09", ReviewDays.Row(Folk.Father, 21_000))).Submission.Counts.Definite.ShouldBe(1);
        exchange.Standing("2022-09").ShouldBe(["H004"]);
        exchange.Picture("2022-09").ShouldContain("definite,clerical-review,P0041,H004");

        (await exchange.UndoAsync(waiting.Number)).ShouldBeOfType<ReviewResult.Done>().Followed!.Rows.ShouldBe(2);

        exchange.Standing("2022-08").ShouldBeEmpty();
        exchange.Standing("2022-09").ShouldBeEmpty();
        exchange.OpenTasks("2022-08").ShouldBeEmpty();
        exchange.Waiting().Count.ShouldBe(2);
        exchange.ShouldBalance("2022-08");
        exchange.ShouldBalance("2022-09");
        exchange.Case(waiting.Number).History.Select(e => e.Step).ShouldBe([ReviewStep.Propose, ReviewStep.Accept, ReviewStep.Undo]);
    }

    [Test]
    public async Task A_correction_of_the_same_month_keeps_what_was_accepted()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(ReviewDays.Roster);
        await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", ReviewDays.Row(Folk.Father, 20_000));
        var number = exchange.Waiting().Single().Number;
        await exchange.AcceptAsync(number, "P0011");

        (await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", ReviewDays.Row(Folk.Father, 30_000))).Submission.Counts.Definite.ShouldBe(1);

        exchange.Warnings("2022-08").ShouldHaveSingleItem().Measure.ShouldBe(30_000);
        (await exchange.RefuseAsync(number)).ShouldBeOfType<ReviewResult.Replaced>();
        (await exchange.UndoAsync(number)).ShouldBeOfType<ReviewResult.Done>();
        exchange.Standing("2022-08").ShouldBeEmpty();
        exchange.Waiting().ShouldHaveSingleItem().Number.ShouldNotBe(number);
    }

    [Test]
    public async Task A_refused_person_is_not_proposed_again_and_another_row_may_still_mean_them()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(ReviewDays.Roster);
        await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", ReviewDays.Row(Folk.Father, 20_000));
        var number = exchange.Waiting().Single().Number;

        (await exchange.RefuseAsync(number, "P0011")).ShouldBeOfType<ReviewResult.Done>();
        exchange.Waiting().ShouldHaveSingleItem().Candidates.Select(c => c.PersonCode).ShouldBe(["P0041"]);
        await exchange.SubmitAsync(ReviewDays.Medical, "2022-09", ReviewDays.Row(Folk.Father, 22_000));
        exchange.Waiting("2022-09").ShouldHaveSingleItem().Candidates.Select(c => c.PersonCode).ShouldBe(["P0041"]);
        await exchange.SubmitAsync("education", "2022-09", Csv.EducationCost((ReviewDays.WithoutId(Folk.Father), "2021-2022", 20_000)));
        exchange.Waiting("2022-09").Single(c => c.Department.Value == "education").Candidates.Count.ShouldBe(2);

        (await exchange.RefuseAsync(number, "P0041")).ShouldBeOfType<ReviewResult.Done>();
        exchange.Case(number).State.ShouldBe(ReviewState.Nobody);
        exchange.Waiting().ShouldHaveSingleItem().Department.Value.ShouldBe("education");
        exchange.ShouldBalance("2022-08");
        exchange.Picture("2022-08").ShouldContain("none,clerical-review,");

        await exchange.UndoAsync(number);
        exchange.Case(number).Candidates.Select(c => c.PersonCode).ShouldBe(["P0041"]);
        await exchange.UndoAsync(number);
        exchange.Case(number).Candidates.Count.ShouldBe(2);
        (await exchange.UndoAsync(number)).ShouldBeOfType<ReviewResult.NothingToUndo>();
    }

    [Test]
    public async Task The_second_of_two_people_is_told_what_the_first_decided()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(ReviewDays.Roster);
        await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", ReviewDays.Row(Folk.Father, 20_000));
        var number = exchange.Waiting().Single().Number;

        var both = await Task.WhenAll(exchange.AcceptAsync(number, "P0011", by: "张三"), exchange.AcceptAsync(number, "P0041", by: "王五"));

        var first = both.OfType<ReviewResult.Done>().ShouldHaveSingleItem();
        var second = both.OfType<ReviewResult.AlreadyDecided>().ShouldHaveSingleItem();
        second.First.EventNo.ShouldBe(first.EventNo);
        var told = ReviewTexts.Refusal(number, second, exchange.Get<ReviewCases>().CodeOf)!;
        told.ShouldContain($"{second.First.By} 确认为 {exchange.Get<ReviewCases>().CodeOf(second.First.Persons[0])}");
        exchange.Standing("2022-08").Length.ShouldBe(1);
        exchange.Case(number).History.Count.ShouldBe(2);
        (await exchange.RefuseAsync(number, by: "赵六")).ShouldBeOfType<ReviewResult.AlreadyDecided>();
    }

    [Test]
    public async Task What_was_looked_at_before_somebody_refused_is_outdated()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(ReviewDays.Roster);
        await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", ReviewDays.Row(Folk.Father, 20_000));
        var seen = exchange.Waiting().Single();
        await exchange.RefuseAsync(seen.Number, "P0011");

        (await exchange.AcceptAsync(seen.Number, "P0041", seen.Revision)).ShouldBeOfType<ReviewResult.AlreadyDecided>();
        (await exchange.AcceptAsync(seen.Number, "P0041", exchange.Case(seen.Number).Revision)).ShouldBeOfType<ReviewResult.Done>();
    }

    [Test]
    public async Task An_accepted_person_is_known_by_number_in_a_new_roster_and_rests_while_they_are_not_on_it()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(ReviewDays.Roster);
        await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", ReviewDays.Row(Folk.Father, 20_000));
        await exchange.AcceptAsync(exchange.Waiting().Single().Number, "P0041");
        var cases = exchange.Get<ReviewCases>();

        await exchange.ImportAsync([.. Folk.Families, ReviewDays.Namesake with { Relation = "配偶" }]);
        (await exchange.SubmitAsync(ReviewDays.Medical, "2022-09", ReviewDays.Row(Folk.Father, 21_000))).Submission.Counts.Definite.ShouldBe(1);
        cases.Resting().ShouldBeEmpty();

        await exchange.ImportAsync(Folk.Families);
        (await exchange.SubmitAsync(ReviewDays.Medical, "2022-10", ReviewDays.Row(Folk.Father, 22_000))).Submission.Counts.Possible.ShouldBe(1);
        cases.Resting().ShouldBe(["P0041"]);
        exchange.Waiting("2022-10").ShouldHaveSingleItem().State.ShouldBe(ReviewState.Resting);

        await exchange.ImportAsync(ReviewDays.Roster);
        (await exchange.SubmitAsync(ReviewDays.Medical, "2022-11", ReviewDays.Row(Folk.Father, 23_000))).Submission.Counts.Definite.ShouldBe(1);
    }

    [Test]
    public async Task Cases_come_in_the_order_of_severity_then_likelihood()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(ReviewDays.Roster);
        await exchange.SubmitAsync(ReviewDays.Medical, "2022-08", Csv.Medical(
            (ReviewDays.WithoutId(Folk.Monitored), 50), (ReviewDays.WithoutId(Folk.Father), 20_000), (ReviewDays.WithoutId(Folk.Mother), 20_000)));

        var order = exchange.Waiting();

        order.Select(c => c.IsSevere).ShouldBe([true, true, false]);
        order.Select(c => c.Name).ShouldBe(["李小花", "王大山", "赵长河"]);
        exchange.Get<ReviewCases>().List(new ReviewFilter { Township = "历口镇" }).ShouldHaveSingleItem().Name.ShouldBe("赵长河");
        exchange.Get<ReviewCases>().List(new ReviewFilter { Limit = 1 }).ShouldHaveSingleItem().Name.ShouldBe("李小花");
        exchange.Get<ReviewCases>().List(new ReviewFilter { Department = new("housing") }).ShouldBeEmpty();
    }
}
