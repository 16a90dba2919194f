using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Tests.Policies;

public sealed class ReconcilerTests
{
    private static readonly DateOnly Today = new(2022, 8, 25);

    [Test]
    public void Crossing_the_line_raises_once()
    {
        var raised = Single([], Medical("2022-08", 12000));

        raised.Kind.ShouldBe(WarningChangeKind.Raise);
        raised.Warning.Status.ShouldBe(WarningStatus.Raised);
        raised.Warning.EscalatedAt.ShouldBe(12000);
        raised.Warning.RaisedOn.ShouldBe(Today);
        raised.Warning.RosterVersion.ShouldBe(3);
        raised.Warning.PolicyVersion.ShouldBe(QimenProfile.Profile.Fingerprint);
        Reconcile([raised.Warning], Medical("2022-08", 12000)).ShouldBeEmpty();
    }

    [TestCase(16999, WarningChangeKind.Repeat)]
    [TestCase(17000, WarningChangeKind.Escalate)]
    public void A_step_of_five_thousand_escalates_less_is_attached(decimal next, WarningChangeKind kind)
    {
        var raised = Single([], Medical("2022-07", 12000)).Warning;
        var change = Single([raised], Medical("2022-07", 12000).With(AlertKind.MedicalCost, "2022-08", next));

        change.Kind.ShouldBe(kind);
        change.Warning.Due.Measure.ShouldBe(next);
        change.Warning.Due.Alerts.Count.ShouldBe(2);
        change.Warning.Level.ShouldBe(kind == WarningChangeKind.Escalate ? 1 : 0);
        change.Warning.EscalatedAt.ShouldBe(kind == WarningChangeKind.Escalate ? next : 12000);
        change.Warning.RaisedOn.ShouldBe(Today);
    }

    [Test]
    public void Small_steps_add_up_to_an_escalation()
    {
        var raised = Single([], Medical("2022-06", 12000)).Warning;
        var repeat = Single([raised], Medical("2022-07", 15000)).Warning;
        Single([repeat], Medical("2022-08", 17500)).Kind.ShouldBe(WarningChangeKind.Escalate);
    }

    [Test]
    public void A_figure_lowered_by_a_correction_is_the_new_base()
    {
        var typo = Single([], Medical("2022-07", 120000)).Warning;
        var corrected = Single([typo], Medical("2022-07", 12000)).Warning;
        corrected.EscalatedAt.ShouldBe(12000);
        Single([corrected], Medical("2022-08", 17000)).Kind.ShouldBe(WarningChangeKind.Escalate);
    }

    [Test]
    public void A_step_up_whose_reason_goes_away_is_taken_back_whole()
    {
        var raised = Single([], Medical("2022-07", 12000)).Warning;
        var repeated = Single([raised], Medical("2022-07", 14000)).Warning;
        var escalated = Single([repeated], Medical("2022-08", 18000)).Warning;
        var again = Single([escalated], Medical("2022-08", 24000)).Warning;
        (again.Level, again.Steps.Count).ShouldBe((2, 2));

        var back = Single([again], Medical("2022-07", 14000)).Warning;

        (back.Status, back.Level, back.EscalatedAt, back.Steps.Count).ShouldBe((WarningStatus.Raised, 0, 12000m, 0));
        Single([again], Medical("2022-08", 18500)).Warning.ShouldSatisfyAllConditions(
            one => (one.Status, one.Level, one.EscalatedAt).ShouldBe((WarningStatus.Escalated, 1, 18000m)));
    }

    [Test]
    public void A_second_cause_that_goes_away_takes_its_step_with_it()
    {
        var one = new HouseholdBuilder().With(AlertKind.CrimeOrAccident, "2022-07", events: 1);
        var two = new HouseholdBuilder().With(AlertKind.CrimeOrAccident, "2022-07", events: 1).With(AlertKind.CrimeOrAccident, "2022-08", events: 2);
        var escalated = Single([Single([], one).Warning], two).Warning;

        var back = Single([escalated], one).Warning;

        (back.Status, back.Level).ShouldBe((WarningStatus.Raised, 0));
    }

    [Test]
    public void A_new_year_raises_another_warning_and_leaves_the_old_one()
    {
        var old = Single([], Medical("2022-12", 12000)).Warning;
        var change = Single([old], Medical("2022-12", 12000).With(AlertKind.MedicalCost, "2023-02", 11000));
        change.Kind.ShouldBe(WarningChangeKind.Raise);
        change.Warning.Due.WindowYear.ShouldBe(2023);
    }

    [Test]
    public void A_correction_that_takes_the_reason_away_withdraws_and_its_return_raises_again()
    {
        var raised = Single([], Medical("2022-07", 12000)).Warning;
        var withdrawn = Single([raised], Medical("2022-07", 9000));
        withdrawn.Kind.ShouldBe(WarningChangeKind.Withdraw);
        withdrawn.Warning.Status.ShouldBe(WarningStatus.Withdrawn);
        Reconcile([withdrawn.Warning], Medical("2022-07", 9000)).ShouldBeEmpty();

        var back = Single([withdrawn.Warning], Medical("2022-07", 12500));
        back.Kind.ShouldBe(WarningChangeKind.Raise);
        back.Warning.Due.WarningId.ShouldBe(raised.Due.WarningId);
        back.Warning.EscalatedAt.ShouldBe(12500);
    }

    [Test]
    public void The_same_event_in_another_month_is_a_repeat_a_second_event_is_a_new_cause()
    {
        var first = new HouseholdBuilder().With(AlertKind.CrimeOrAccident, "2022-07", events: 1);
        var raised = Single([], first).Warning;

        var again = new HouseholdBuilder().With(AlertKind.CrimeOrAccident, "2022-07", events: 1).With(AlertKind.CrimeOrAccident, "2022-08", events: 1);
        Single([raised], again).Kind.ShouldBe(WarningChangeKind.Repeat);

        var second = new HouseholdBuilder().With(AlertKind.CrimeOrAccident, "2022-07", events: 1).With(AlertKind.CrimeOrAccident, "2022-08", events: 2);
        var escalated = Single([raised], second);
        escalated.Kind.ShouldBe(WarningChangeKind.Escalate);
        escalated.Warning.Level.ShouldBe(1);
    }

    [Test]
    public void An_event_told_better_is_not_a_new_cause()
    {
        var raised = Single([], new HouseholdBuilder().With(AlertKind.CrimeOrAccident, "2022-07", events: 1)).Warning;
        Single([raised], new HouseholdBuilder().With(AlertKind.CrimeOrAccident, "2022-07", events: 2)).Kind.ShouldBe(WarningChangeKind.Repeat);
    }

    [Test]
    public void Another_roster_or_policy_version_alone_changes_nothing()
    {
        var raised = Single([], Medical("2022-07", 12000)).Warning;
        var newer = QimenProfile.Profile with { Version = "2022.7" };
        Reconciler.Reconcile([raised], Medical("2022-07", 12000).Due(), newer, 9, Today).ShouldBeEmpty();
    }

    [Test]
    public void A_changed_line_is_shown_on_the_warning_without_sending_anybody_again()
    {
        var raised = Single([], Medical("2022-07", 12000)).Warning;
        var newer = QimenProfile.Profile with
        {
            Rules = [.. QimenProfile.Profile.Rules.Select(rule => rule.Id == "medical-cost" ? rule with { Amount = 11000 } : rule)],
        };
        var change = Reconciler.Reconcile([raised], Medical("2022-07", 12000).Due(newer), newer, 3, Today).ShouldHaveSingleItem();
        change.Kind.ShouldBe(WarningChangeKind.Repeat);
        change.Warning.Due.Threshold.ShouldBe("≥11000");
    }

    private static HouseholdBuilder Medical(string period, decimal measure) => new HouseholdBuilder().With(AlertKind.MedicalCost, period, measure);

    private static IReadOnlyList<WarningChange> Reconcile(IReadOnlyList<Warning> existing, HouseholdBuilder household) =>
        Reconciler.Reconcile(existing, household.Due(), QimenProfile.Profile, 3, Today);

    private static WarningChange Single(IReadOnlyList<Warning> existing, HouseholdBuilder household) =>
        Reconcile(existing, household).ShouldHaveSingleItem();
}
