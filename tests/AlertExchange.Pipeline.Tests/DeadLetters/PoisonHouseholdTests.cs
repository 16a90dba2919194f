using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Assessing;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace AlertExchange.Pipeline.Tests.DeadLetters;

/// <summary>Households whose assessment throws.</summary>
public sealed class PoisonHouseholdTests
{
    private const string Medical = "medical-insurance";
    private const string Month = "2022-08";

    [Test]
    public async Task One_bad_household_is_parked_and_the_others_are_assessed()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder, with: Throwing(15000));
        await exchange.ImportAsync(Folk.Families);

        var ended = await exchange.SubmitAsync(Medical, Month, File());

        ended.Submission.State.ShouldBe(SubmissionState.Completed);
        ended.ParkedHouseholds.ShouldBe(1);
        ended.Submission.Counts.Parked.ShouldBe(0);
        exchange.Reports.Reconcile(Exchange.PeriodOf(Month)).ParkedHouseholds.ShouldBe(1);
        exchange.Warnings(Month).Select(w => w.HouseholdCode).ShouldBe(["H001", "H003"], ignoreOrder: true);
        var letter = (await exchange.Get<DeadLetterDesk>().ListAsync(default)).ShouldHaveSingleItem();
        (letter.Kind, letter.Reason).ShouldBe((DeadLetterKind.Household, "System.InvalidOperationException"));
        letter.What.ShouldContain("H002");
    }

    [Test]
    public async Task A_parked_household_is_assessed_by_a_replay_after_the_repair()
    {
        using var folder = new DataFolder();
        await using (var exchange = Exchange.Build(folder))
            await exchange.ImportAsync(Folk.Families);
        using var undisturbedFolder = folder.Copy();
        await using (var defective = await Exchange.StartAsync(folder, with: Throwing(15000)))
        {
            await defective.SubmitAsync(Medical, Month, File());
        }

        await using var repaired = await Exchange.StartAsync(folder);
        var id = (await repaired.Get<DeadLetterDesk>().ListAsync(default)).Single().Id;
        (await repaired.Get<ReplayDesk>().ReplayAsync([id], "管理员", null, default)).Single().Outcome.ShouldBe(ReplayOutcome.Done);

        repaired.Reports.Reconcile(Exchange.PeriodOf(Month)).ParkedHouseholds.ShouldBe(0);
        await using var undisturbed = await Exchange.StartAsync(undisturbedFolder);
        await undisturbed.SubmitAsync(Medical, Month, File());
        repaired.Picture(Month).ShouldBe(undisturbed.Picture(Month));
    }

    [Test]
    public async Task A_household_that_a_later_file_assesses_well_is_parked_no_longer()
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder, with: Throwing(15000));
        await exchange.ImportAsync(Folk.Families);
        await exchange.SubmitAsync(Medical, Month, File());

        var corrected = await exchange.SubmitAsync(Medical, Month, Csv.Medical((Folk.Father, 12000), (Folk.Monitored, 16000), (Folk.Farmer, 13000)));

        corrected.ParkedHouseholds.ShouldBe(0);
        (await exchange.Get<DeadLetterDesk>().ListAsync(default)).ShouldBeEmpty();
        exchange.Warnings(Month).Length.ShouldBe(3);
    }

    private static string File() => Csv.Medical((Folk.Father, 12000), (Folk.Monitored, 15000), (Folk.Farmer, 13000));

    /// <summary>An assessment with a defect: one figure makes it throw.</summary>
    private static Action<IServiceCollection> Throwing(decimal figure) => services =>
        services.AddSingleton<AssessHousehold>(_ => (profile, household, asOf) => household.Alerts.Any(a => a.Measure == figure)
            ? throw new InvalidOperationException($"Cannot assess {household.Household}.")
            : Assessor.Assess(profile, household, asOf));
}
