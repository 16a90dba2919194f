using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests;

/// <summary>Files with so many wrong rows that somebody has to say yes first.</summary>
public sealed class HoldTests
{
    private const string Medical = "medical-insurance";
    private static readonly string Doubtful = Csv.Medical((Folk.Father, 12000), (Folk.Mother, "待查"), (Folk.Farmer, "待查"));

    [Test]
    public async Task A_held_file_counts_for_nothing_until_it_is_confirmed()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Monitored, 20000)));

        var held = await exchange.SubmitAsync(Medical, "2022-08", Doubtful);
        held.Submission.State.ShouldBe(SubmissionState.Held);
        (held.Warnings, held.Tasks).ShouldBe((0, 0));
        exchange.Warnings("2022-08").Single().PersonCode.ShouldBe("P0021");
        exchange.Store.Read(scope => exchange.Store.Batches.List(scope, held.Submission.SubmissionId)).ShouldAllBe(b => b.State == BatchState.Staged);
        (await exchange.HandInAsync(Medical, "2022-08", Doubtful)).ShouldBeOfType<SubmitResult.SameFile>().Earlier.Submission.State.ShouldBe(SubmissionState.Held);

        var confirmed = await exchange.SubmitAsync(Medical, "2022-08", Doubtful, r => r with { Confirmed = true });

        (confirmed.Submission.SubmissionId, confirmed.Submission.State).ShouldBe((held.Submission.SubmissionId, SubmissionState.CompletedWithRejections));
        confirmed.Submission.Counts.Rejected.ShouldBe(2);
        exchange.Warnings("2022-08").Select(w => (w.PersonCode, w.Status)).ShouldBe([("P0011", "raised"), ("P0021", "withdrawn")], ignoreOrder: true);
        Directory.GetFiles(Path.Combine(folder.Path, "files"), "*.sealed").Length.ShouldBe(2);
        exchange.Store.Read(scope => exchange.Store.Batches.ReadRejections(scope, held.Submission.SubmissionId).Count()).ShouldBe(2);
    }

    [Test]
    public async Task A_confirmation_given_with_the_first_submission_is_honoured()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);

        var summary = await exchange.SubmitAsync(Medical, "2022-08", Doubtful, r => r with { Confirmed = true });

        summary.Submission.State.ShouldBe(SubmissionState.CompletedWithRejections);
        summary.Submission.ConfirmedErrors.ShouldBeTrue();
    }

    [TestCase(0.66, SubmissionState.Held)]
    [TestCase(0.67, SubmissionState.CompletedWithRejections)]
    [TestCase(1.0, SubmissionState.CompletedWithRejections)]
    public async Task The_limit_comes_from_the_settings(double limit, SubmissionState end)
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder, limit);

        (await exchange.SubmitAsync(Medical, "2022-08", Doubtful)).Submission.State.ShouldBe(end);
    }

    [Test]
    public async Task A_corrected_file_takes_the_place_of_a_held_one()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        var held = await exchange.SubmitAsync(Medical, "2022-08", Doubtful);

        var corrected = await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Mother, 13000), (Folk.Farmer, 14000)));

        corrected.Submission.State.ShouldBe(SubmissionState.Completed);
        exchange.Warnings("2022-08").Length.ShouldBe(3);
        exchange.Find(held.Submission.SubmissionId).State.ShouldBe(SubmissionState.Held);
    }
}
