using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests;

/// <summary>What a household's whole history comes to, over files, months and departments.</summary>
public sealed class HouseholdTests
{
    private const string Medical = "medical-insurance";
    private const string Agriculture = "agriculture-water";

    [Test]
    public async Task A_cumulative_figure_is_raised_at_the_line_repeated_escalated_by_the_step_and_raised_anew_in_a_new_year()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);

        (await ReportAsync(exchange, "2022-07", 9000)).Warnings.ShouldBe(0);
        exchange.Warnings("2022-07").ShouldBeEmpty();

        (await ReportAsync(exchange, "2022-08", 10000)).Warnings.ShouldBe(1);
        var raised = exchange.Warnings("2022-08").Single();
        (raised.Measure, raised.Status, raised.Period).ShouldBe((10000m, "raised", "2022-08"));

        (await ReportAsync(exchange, "2022-09", 12000)).Warnings.ShouldBe(0);
        (exchange.Warnings("2022-09").Single().Measure, exchange.Warnings("2022-09").Single().Status).ShouldBe((12000m, "raised"));

        (await ReportAsync(exchange, "2022-10", 15000)).Warnings.ShouldBe(1);
        var escalated = exchange.Warnings("2022-10").Single();
        (escalated.WarningId, escalated.Measure, escalated.Status).ShouldBe((raised.WarningId, 15000m, "escalated"));

        (await ReportAsync(exchange, "2023-01", 10500)).Warnings.ShouldBe(1);
        var nextYear = exchange.Warnings("2023-01").Single();
        (nextYear.Measure, nextYear.Status).ShouldBe((10500m, "raised"));
        nextYear.WarningId.ShouldNotBe(raised.WarningId);

        exchange.Store.Read(scope => exchange.Store.Warnings.History(scope, new WarningId(raised.WarningId))).Select(h => (h.Kind, h.Measure)).ShouldBe(
            [(WarningChangeKind.Raise, 10000m), (WarningChangeKind.Repeat, 12000m), (WarningChangeKind.Escalate, 15000m)]);
        exchange.Tasks("2023-01").Single().WarningIds.Split(' ').ShouldBe([raised.WarningId, nextYear.WarningId], ignoreOrder: true);
    }

    [Test]
    public async Task Two_members_in_one_file_have_a_warning_each_and_one_task_together()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);

        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000), (Folk.Mother, 13000), (Folk.Student, 9000)));

        exchange.Warnings("2022-08").Select(w => w.PersonCode).ShouldBe(["P0011", "P0012"], ignoreOrder: true);
        exchange.Tasks("2022-08").Single().WarningIds.Split(' ').Length.ShouldBe(2);
    }

    [Test]
    public async Task Losses_of_a_household_are_summed_over_distinct_events()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);

        await exchange.SubmitAsync(Agriculture, "2022-08", Csv.Loss((Folk.Father, "茶叶", 12000, "2022-08-05"), (Folk.Farmer, "茶叶", 15000, "2022-08-05")));
        exchange.Warnings("2022-08").ShouldBeEmpty();

        // Another member's event counts; the same event told again in the next month does not.
        At(exchange, "2022-09");
        await exchange.SubmitAsync(Agriculture, "2022-09", Csv.Loss(
            (Folk.Mother, "生猪", 8000, "2022-08-20"), (Folk.Father, "茶叶", 12000, "2022-08-05"), (Folk.Farmer, "茶叶", 15000, "2022-08-05")));

        var warning = exchange.Warnings("2022-09").Single();
        (warning.HouseholdCode, warning.Measure, warning.Threshold).ShouldBe(("H001", 20000m, "≥20000"));
    }

    [Test]
    public async Task Education_cost_warns_only_above_the_line_and_only_for_lifted_and_monitored_households()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);

        await exchange.SubmitAsync("education", "2022-08", Csv.EducationCost(
            (Folk.Student, "2021-2022", "10000.01"), (Folk.Monitored, "2021-2022", 10000), (Folk.FarmersSon, "2021-2022", 30000), (Folk.Stranger, "2021-2022", 30000)));

        exchange.Warnings("2022-08").Select(w => (w.PersonCode, w.Measure, w.Threshold)).ShouldBe([("P0013", 10000.01m, ">10000")]);
    }

    [Test]
    public async Task People_on_no_roster_are_routed_by_their_address_or_put_before_the_bureau()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);

        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Stranger, 12000), (Folk.Wanderer, 13000)));

        exchange.Tasks("2022-08").Select(t => (t.Township, t.State)).ShouldBe([("历口镇", "assigned"), (null, "unplaced")], ignoreOrder: true);
        exchange.Warnings("2022-08").ShouldAllBe(w => w.HouseholdCode.Length > 0 && w.HouseholdCode == w.PersonCode);

        // An address that comes later places the task; the person is known again by the id alone.
        await exchange.SubmitAsync(Agriculture, "2022-08", Csv.Water((Folk.Wanderer with { Township = "平里镇", Village = "平里村" }, "缺水")));
        exchange.Tasks("2022-08").Select(t => (t.Township, t.State)).ShouldBe([("历口镇", "assigned"), ("平里镇", "assigned")], ignoreOrder: true);
        exchange.Tasks("2022-08").Single(t => t.Township == "平里镇").WarningIds.Split(' ').Length.ShouldBe(2);
    }

    [Test]
    public async Task Departments_share_one_task_for_a_household_and_a_correction_takes_its_cause_out()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Mother, 12000)));
        await exchange.SubmitAsync(Agriculture, "2022-08", Csv.Water((Folk.Father, "缺水")));
        var joined = exchange.Tasks("2022-08").Single();
        joined.WarningIds.Split(' ').Length.ShouldBe(2);

        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Mother, "9999.99")));

        var narrowed = exchange.Tasks("2022-08").Single();
        (narrowed.TaskId, narrowed.State).ShouldBe((joined.TaskId, "assigned"));
        narrowed.WarningIds.ShouldBe(exchange.Warnings("2022-08").Single(w => w.Status == "raised").WarningId);

        await exchange.SubmitAsync(Agriculture, "2022-08", Csv.Water((Folk.Farmer, "缺水")));
        exchange.Tasks("2022-08").Single(t => t.HouseholdCode == "H001").State.ShouldBe("cancelled");
    }

    [Test]
    public async Task A_correction_of_one_month_leaves_what_another_month_of_the_year_told()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        await exchange.SubmitAsync(Medical, "2022-07", Csv.Medical((Folk.Father, 11000)));
        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 16000)));
        exchange.Warnings("2022-08").Single().Status.ShouldBe("escalated");

        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Farmer, 100)));

        var left = exchange.Warnings("2022-07").Single();
        (left.Measure, left.Status == "withdrawn", left.Alerts.Split(' ').Length).ShouldBe((11000m, false, 1));
    }

    [Test]
    public async Task A_late_report_of_an_earlier_month_hides_nothing_from_the_lists()
    {
        using var folder = new DataFolder();
        await using var exchange = await StartedAsync(folder);
        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Father, 12000)));
        await exchange.SubmitAsync(Medical, "2022-07", Csv.Medical((Folk.Father, 11000)));
        await exchange.SubmitAsync(Agriculture, "2022-07", Csv.Water((Folk.Mother, "缺水")));

        exchange.Tasks("2022-08").Single().WarningIds.Split(' ').Length.ShouldBe(2);
        exchange.Tasks("2022-07").Single().TaskId.ShouldBe(exchange.Tasks("2022-08").Single().TaskId);

        // What is left after the correction is July's word alone.
        await exchange.SubmitAsync(Medical, "2022-08", Csv.Medical((Folk.Farmer, 100)));
        exchange.Warnings("2022-07").Single(w => w.Kind == "medical-cost").Measure.ShouldBe(11000m);
    }

    [Test]
    public async Task Households_come_out_alike_however_the_rows_are_ordered_and_split_over_files()
    {
        var people = Folk.Others(1300);
        var rows = people.Select((p, i) => (Who: p, Amount: (object)(5000 + i * 7919 % 14000))).ToArray();
        var others = people.Where((_, i) => i % 3 == 0).Select((p, i) => (p, "茶叶", (object)(3000 + i * 6151 % 25000), "2022-08-05")).ToArray();

        var whole = await OutcomeAsync(people, [Csv.Medical(rows)], [Csv.Loss(others)]);
        var reversed = await OutcomeAsync(people, [Csv.Medical([.. rows.Reverse()])], [Csv.Loss([.. others.Reverse()])]);
        var split = await OutcomeAsync(people,
            [Csv.Medical(rows[1700..]), Csv.Medical(rows[..400]), Csv.Medical(rows[400..1700])], [Csv.Loss(others[..5]), Csv.Loss(others[5..])]);

        whole.Length.ShouldBeGreaterThan(500);
        reversed.ShouldBe(whole);
        split.ShouldBe(whole);
    }

    private static async Task<string[]> OutcomeAsync(List<Person> people, string[] medical, string[] losses)
    {
        using var folder = new DataFolder();
        await using var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(people);
        foreach (var csv in medical)
            (await exchange.SubmitAsync(Medical, "2022-08", csv, r => r with { Append = true })).Submission.State.ShouldBe(SubmissionState.Completed);
        foreach (var csv in losses)
            await exchange.SubmitAsync(Agriculture, "2022-08", csv, r => r with { Append = true });
        return
        [
            .. exchange.Warnings("2022-08").Select(w => $"{w.WarningId} {w.PersonCode} {w.Rule} {w.Measure} {w.Status} {w.Alerts.Split(' ').Length}").Order(StringComparer.Ordinal),
            .. exchange.Tasks("2022-08").Select(t => $"{t.TaskId} {t.HouseholdCode} {t.Village} {t.State} {string.Join(' ', t.WarningIds.Split(' ').Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<Exchange> StartedAsync(DataFolder folder)
    {
        var exchange = await Exchange.StartAsync(folder);
        await exchange.ImportAsync(Folk.Families);
        return exchange;
    }

    private static Task<SubmissionSummary> ReportAsync(Exchange exchange, string period, decimal amount)
    {
        At(exchange, period);
        return exchange.SubmitAsync(Medical, period, Csv.Medical((Folk.Father, amount)));
    }

    private static void At(Exchange exchange, string period) =>
        exchange.Time.Utc = new DateTimeOffset(Exchange.PeriodOf(period).FirstDay.AddDays(19).ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero);
}
