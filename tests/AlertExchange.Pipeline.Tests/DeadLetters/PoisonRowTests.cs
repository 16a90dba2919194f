using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Pipeline.Tracing;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests.DeadLetters;

/// <summary>Rows that make matching throw.</summary>
public sealed class PoisonRowTests
{
    private const string Medical = "medical-insurance";
    private const string Month = "2022-08";

    private static readonly List<Person> People = [.. Folk.Families, .. Folk.Others(400)];

    [Test]
    public async Task One_bad_row_is_parked_and_its_neighbours_are_matched()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder, with: PoisonedMatcher.With(Folk.Mother.Name));
        await exchange.ImportAsync(People);

        var ended = await exchange.SubmitAsync(Medical, Month, File());

        var counts = ended.Submission.Counts;
        ended.Submission.State.ShouldBe(SubmissionState.Completed);
        (counts.Parked, counts.Definite, counts.Possible, counts.None).ShouldBe((1, People.Count - 1, 0, 0));
        counts.Accepted.ShouldBe(counts.Definite + counts.Possible + counts.None + counts.Parked);
        var department = exchange.Reports.Reconcile(Exchange.PeriodOf(Month)).Rows.Single(r => r.Department.Value == Medical);
        (department.Parked, department.Balances).ShouldBe((1, true));
        exchange.Warnings(Month).Length.ShouldBe(People.Count - 1);
        var parked = exchange.Picture(Month).Split('\n').Single(line => line.Contains(",parked,", StringComparison.Ordinal));
        parked.ShouldContain($",{RowOf(Folk.Mother)},medical-insurance,medical-cost,parked,,,,0,");
    }

    [Test]
    public async Task A_parked_row_is_listed_shown_and_traced_without_personal_data()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder, with: PoisonedMatcher.With(Folk.Mother.Name));
        await exchange.ImportAsync(People);
        var ended = await exchange.SubmitAsync(Medical, Month, File());

        var letter = (await exchange.Get<DeadLetterDesk>().ListAsync(default)).ShouldHaveSingleItem();
        var detail = (await exchange.Get<DeadLetterDesk>().FindAsync(letter.Id, default)).ShouldNotBeNull();
        var trace = exchange.Get<Tracer>().Trace(ended.Submission.SubmissionId, RowOf(Folk.Mother)).ShouldNotBeNull().Single();

        (letter.Kind, letter.SubmissionId, letter.Reason).ShouldBe((DeadLetterKind.Row, ended.Submission.SubmissionId, "System.FormatException"));
        letter.What.ShouldContain($"第 {RowOf(Folk.Mother)} 行");
        trace.Steps[^1].ShouldContain(letter.Id);
        var said = string.Join('\n', [letter.ToString(), .. detail.Lines, .. trace.Steps]);
        said.ShouldNotContain(Folk.Mother.Name);
        said.ShouldNotContain(Folk.Mother.Id);
        exchange.Store.Read(scope => exchange.Store.Faults.List(scope, 10)).ShouldBeEmpty();
    }

    [Test]
    public async Task After_the_program_is_repaired_a_replay_gives_what_an_undisturbed_run_gives()
    {
        using var folder = await DirectoryWithRosterAsync();
        using var undisturbedFolder = folder.Copy();
        string[] poison = [Folk.Mother.Name, Folk.Student.Name, People[^1].Name, Folk.Stranger.Name];
        string letter;
        await using (var defective = await Exchange.StartAsync(folder, with: PoisonedMatcher.With(poison)))
        {
            var ended = await defective.SubmitAsync(Medical, Month, File(Folk.Stranger));
            ended.Submission.Counts.Parked.ShouldBeGreaterThanOrEqualTo(poison.Length);
            letter = (await defective.Get<DeadLetterDesk>().ListAsync(default))[0].Id;
            (await defective.Get<ReplayDesk>().ReplayAsync([letter], "管理员", null, default)).Single().Outcome.ShouldBe(ReplayOutcome.StillFails);
        }

        await using var repaired = await Exchange.StartAsync(folder);
        var results = await repaired.Get<ReplayDesk>().ReplayAsync([.. (await repaired.Get<DeadLetterDesk>().ListAsync(default)).Select(l => l.Id)], "管理员", null, default);

        results.ShouldAllBe(r => r.Outcome == ReplayOutcome.Done);
        (await repaired.Get<DeadLetterDesk>().ListAsync(default)).ShouldBeEmpty();
        repaired.Reports.Reconcile(Exchange.PeriodOf(Month)).Rows.Sum(r => r.Parked).ShouldBe(0);
        repaired.Store.Read(scope => repaired.Store.DeadLetters.ListReplays(scope, letter)).Select(r => (r.By, r.Outcome))
            .ShouldBe([("管理员", "still-fails"), ("管理员", "done")]);
        await using var undisturbed = await Exchange.StartAsync(undisturbedFolder);
        await undisturbed.SubmitAsync(Medical, Month, File(Folk.Stranger));
        repaired.Picture(Month).ShouldBe(undisturbed.Picture(Month));
    }

    [Test]
    public async Task A_defect_that_concerns_every_row_fails_the_file_and_parks_nothing()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder, with: PoisonedMatcher.With([.. People.Select(p => p.Name)]));
        await exchange.ImportAsync(People);

        var ended = await exchange.SubmitAsync(Medical, Month, File());

        ended.Submission.State.ShouldBe(SubmissionState.Failed);
        ended.Submission.Fault.ShouldNotBeNull().Stage.ShouldBe("matching");
        (await exchange.Get<DeadLetterDesk>().ListAsync(default)).ShouldHaveSingleItem().Kind.ShouldBe(DeadLetterKind.Submission);
    }

    [Test]
    public async Task A_file_that_failed_is_read_again_when_its_defect_is_repaired()
    {
        using var folder = new DataFolder();
        var id = await SubmitToDefectiveAsync(folder);

        await using var repaired = await Exchange.StartAsync(folder);
        var result = (await repaired.Get<ReplayDesk>().ReplayAsync(["submission-" + id], "管理员", null, default)).Single();

        result.Outcome.ShouldBe(ReplayOutcome.Done);
        repaired.Find(id).State.ShouldBe(SubmissionState.Completed);
        repaired.Warnings(Month).Length.ShouldBe(People.Count);
    }

    [Test]
    public async Task A_failed_file_is_not_read_again_over_a_later_one()
    {
        using var folder = new DataFolder();
        var id = await SubmitToDefectiveAsync(folder);

        await using var repaired = await Exchange.StartAsync(folder);
        await repaired.SubmitAsync(Medical, Month, Csv.Medical((Folk.Father, 20000)));
        var before = repaired.Picture(Month);
        var result = (await repaired.Get<ReplayDesk>().ReplayAsync(["submission-" + id], "管理员", null, default)).Single();

        result.Outcome.ShouldBe(ReplayOutcome.Overtaken);
        repaired.Picture(Month).ShouldBe(before);
    }

    [Test]
    public async Task A_letter_that_does_not_exist_is_unknown()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);

        var results = await exchange.Get<ReplayDesk>().ReplayAsync(["row-7-1", "household-1f", "submission-S1", "row-x", "nonsense"], "管理员", null, default);

        results.ShouldAllBe(r => r.Outcome == ReplayOutcome.Unknown);
        exchange.Store.Read(scope => exchange.Store.DeadLetters.ListReplays(scope)).ShouldBeEmpty();
    }

    private static string File(params Person[] more) => Csv.Medical([.. People.Concat(more).Select(p => (p, (object)12000))]);

    /// <summary>A file that fails because every row does; its submission.</summary>
    private static async Task<string> SubmitToDefectiveAsync(DataFolder folder)
    {
        await using var defective = await Exchange.StartAsync(folder, with: PoisonedMatcher.With([.. People.Select(p => p.Name)]));
        await defective.ImportAsync(People);
        return (await defective.SubmitAsync(Medical, Month, File())).Submission.SubmissionId;
    }

    private static int RowOf(Person person) => People.IndexOf(person) + 2;

    /// <summary>Two runs that are compared need the same keys.</summary>
    private static async Task<DataFolder> DirectoryWithRosterAsync()
    {
        var folder = new DataFolder();
        await using var exchange = Exchange.Build(folder);
        await exchange.ImportAsync(People);
        return folder;
    }
}
