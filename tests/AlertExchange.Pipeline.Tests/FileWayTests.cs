using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Matching;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests;

/// <summary>One ordinary file from the liaison's hand to the township's task.</summary>
public sealed class FileWayTests
{
    [Test]
    public async Task A_file_ends_completed_with_every_row_matched_and_the_due_warnings_and_tasks()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        (await exchange.ImportAsync(Folk.Families)).Version.Version.ShouldBe(1);

        var summary = await exchange.SubmitAsync("medical-insurance", "2022-08", Csv.Medical(
            (Folk.Father, 12000), (Folk.Farmer, "9,999.99"), (Folk.Stranger, 20000), (Folk.Monitored with { Name = "钱不对" }, 30000)));

        var submission = summary.Submission;
        submission.State.ShouldBe(SubmissionState.Completed);
        submission.Counts.ShouldBe(new SubmissionCounts { Received = 4, Accepted = 4, Definite = 2, Possible = 1, None = 1, Remarked = submission.Counts.Remarked });
        submission.Kinds.ShouldBe([AlertKind.MedicalCost]);
        submission.RosterVersion.ShouldBe(1);
        submission.PolicyVersion.ShouldBe(exchange.Get<PolicyDesk>().Current.Profile.Fingerprint);
        submission.ReceivedAt.ShouldBe(exchange.Time.Utc);
        submission.SubmissionId.ShouldStartWith("S20220820-");
        (summary.Warnings, summary.Tasks).ShouldBe((2, 2));

        exchange.Warnings("2022-08").Select(w => (w.PersonCode, w.Measure, w.Threshold, w.Status)).ShouldBe(
            [("P0011", 12000m, "≥10000", "raised"), (StrangersCode(exchange), 20000m, "≥10000", "raised")], ignoreOrder: true);
        exchange.Tasks("2022-08").Select(t => (t.Township, t.State, t.AssignedOn, t.DueOn)).ShouldBe(
            [("平里镇", "assigned", new DateOnly(2022, 8, 20), new DateOnly(2022, 8, 22)), ("历口镇", "assigned", new DateOnly(2022, 8, 20), new DateOnly(2022, 8, 22))],
            ignoreOrder: true);

        // The one off the roster stands under its key.
        static string StrangersCode(Exchange exchange) => exchange.Warnings("2022-08").Single(w => w.Measure == 20000m).HouseholdCode;
    }

    [Test]
    public async Task Each_row_keeps_its_match_with_strategy_and_its_remarks()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        var badCheckDigit = Folk.Father with { Id = Folk.Father.Id[..17] + (Folk.Father.Id[17] == '1' ? '2' : '1') };

        var summary = await exchange.SubmitAsync("medical-insurance", "2022-08", Csv.Medical(
            (Folk.Mother, 12000), (badCheckDigit, 13000), (Folk.Stranger, 20000), (Folk.Monitored with { Name = "钱不对" }, 30000)));

        var (alerts, matches) = exchange.Store.Read(scope =>
        {
            var batch = exchange.Store.Batches.List(scope, summary.Submission.SubmissionId).Single();
            return (exchange.Store.Batches.ReadAlerts(scope, batch.BatchId), exchange.Store.Batches.ReadMatches(scope, batch.BatchId));
        });
        matches.Select(m => (m.Outcome, m.Strategy)).ShouldBe([
            (MatchOutcome.Definite, MatchStrategy.IdAndName), (MatchOutcome.Possible, MatchStrategy.IdSubstitution),
            (MatchOutcome.None, MatchStrategy.OffRoster), (MatchOutcome.Possible, MatchStrategy.IdNameConflict)]);
        alerts[1].Remarks.ShouldContain(r => r.IsDoubt);
        alerts.Select(a => a.Source.Row).ShouldBe([2, 3, 4, 5]);
        summary.Submission.Counts.Remarked.ShouldBe(1);
    }

    [Test]
    public async Task Rejected_rows_are_counted_told_and_do_not_stop_the_others()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);

        var summary = await exchange.SubmitAsync("medical-insurance", "2022-08", Csv.Medical(
            (Folk.Father, 12000), (Folk.Mother, 11000), (Folk.Farmer, "一万多"), (Folk.Monitored, 500)));

        summary.Submission.State.ShouldBe(SubmissionState.CompletedWithRejections);
        summary.Submission.Counts.Rejected.ShouldBe(1);
        summary.Rejected.Single().Row.ShouldBe(4);
        summary.Submission.Counts.Accepted.ShouldBe(3);
        exchange.Warnings("2022-08").Length.ShouldBe(2);
        var row = exchange.Reports.Reconcile(Exchange.PeriodOf("2022-08")).Rows.Single(r => r.Department.Value == "medical-insurance");
        row.Balances.ShouldBeTrue();
        (row.Received, row.Rejected, row.Accepted).ShouldBe((4, 1, 3));
    }

    [Test]
    public async Task The_same_bytes_again_are_recognised_and_change_nothing()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        var csv = Csv.Medical((Folk.Father, 12000), (Folk.Stranger, 15000));
        var first = await exchange.SubmitAsync("medical-insurance", "2022-08", csv);
        var before = exchange.Picture("2022-08");

        var again = await exchange.HandInAsync("medical-insurance", "2022-08", csv);

        again.ShouldBeOfType<SubmitResult.SameFile>().Earlier.Submission.SubmissionId.ShouldBe(first.Submission.SubmissionId);
        exchange.Picture("2022-08").ShouldBe(before);
        Directory.GetFiles(Path.Combine(folder.Path, "files"), "*.sealed").Length.ShouldBe(1);
    }

    [Test]
    public async Task Rows_with_one_natural_key_in_one_file_are_both_kept_and_remarked()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);

        var summary = await exchange.SubmitAsync("medical-insurance", "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Father, 13000)));

        summary.Submission.Counts.Accepted.ShouldBe(2);
        summary.Submission.Counts.Remarked.ShouldBe(1);
        var warning = exchange.Warnings("2022-08").Single();
        warning.Measure.ShouldBe(13000m);
        warning.Alerts.Split(' ').Distinct().Count().ShouldBe(2);
    }

    [Test]
    public async Task A_roster_imported_later_is_used_by_the_next_file_and_recorded()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);

        var first = await exchange.SubmitAsync("medical-insurance", "2022-07", Csv.Medical((Folk.Father, 12000)));
        first.Submission.RosterVersion.ShouldBe(0);
        first.Submission.Counts.None.ShouldBe(1);

        await exchange.ImportAsync(Folk.Families);
        var second = await exchange.SubmitAsync("medical-insurance", "2022-08", Csv.Medical((Folk.Father, 12500)));

        second.Submission.RosterVersion.ShouldBe(1);
        second.Submission.Counts.Definite.ShouldBe(1);
        exchange.Warnings("2022-08").Single(w => w.PersonCode == "P0011").Measure.ShouldBe(12500m);
    }
}
