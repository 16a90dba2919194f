using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;
using FsCheck;

namespace AlertExchange.Engine.Tests.Policies;

public sealed class AssessmentPropertyTests
{
    private static readonly DateOnly AsOf = new(2023, 12, 31);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Assessment_does_not_depend_on_the_order_of_alerts(DoNotSize<int> any)
    {
        var seed = any.Item & 0xFFFFFFF;
        var household = HouseholdBuilder.Random(seed);
        var shuffled = household.Alerts.ToArray();
        new Random(seed + 1).Shuffle(shuffled);
        return Same(Assess(household), Assess(household with { Alerts = shuffled }));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Every_due_warning_has_its_own_id_and_alerts_of_the_household(DoNotSize<int> any)
    {
        var seed = any.Item & 0xFFFFFFF;
        var household = HouseholdBuilder.Random(seed);
        var due = Assess(household);
        return due.Select(warning => warning.WarningId).Distinct().Count() == due.Count
            && due.All(warning => warning.Alerts.Count > 0 && warning.Alerts.All(id => household.Alerts.Any(alert => alert.AlertId == id)));
    }

    /// <summary>The screen is what most households are never assessed for.</summary>
    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public bool A_household_whose_alerts_the_screen_lets_pass_has_nothing_due(DoNotSize<int> any)
    {
        var random = new Random(any.Item);
        var household = HouseholdBuilder.Random(any.Item & 0xFFFFFFF);
        var passed = household with { Alerts = [.. household.Alerts.Where(a => random.Next(8) == 0 || !RuleScreen.For(QimenProfile.Profile, a.Kind, a.Department).MayFire(a.Measure, a.Code))] };
        var silent = passed.Alerts.All(a => !RuleScreen.For(QimenProfile.Profile, a.Kind, a.Department).MayFire(a.Measure, a.Code));
        return Enumerable.Range(0, 3).All(category => new[] { new DateOnly(2021, 1, 1), new DateOnly(2022, 8, 20), AsOf }.All(day =>
            !silent || Assessor.Assess(QimenProfile.Profile, passed with { Category = (HouseholdCategory)category }, day).Count == 0));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Reconciling_twice_changes_nothing(DoNotSize<int> any)
    {
        var seed = any.Item & 0xFFFFFFF;
        var due = Assess(HouseholdBuilder.Random(seed));
        var standing = Apply([], due);
        standing = Apply(standing, Assess(HouseholdBuilder.Random(seed + 1)));
        var again = Reconciler.Reconcile(standing, Assess(HouseholdBuilder.Random(seed + 1)), QimenProfile.Profile, 1, AsOf);
        return again.Count == 0;
    }

    /// <summary>However the files came, one by one, corrected and withdrawn, what stands in the end is what the history that stands implies.</summary>
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Submissions_one_by_one_lead_where_the_merged_history_leads(DoNotSize<int> any)
    {
        var seed = any.Item & 0xFFFFFFF;
        var whole = HouseholdBuilder.Random(seed);
        var arriving = whole.Alerts.ToArray();
        var random = new Random(seed + 2);
        random.Shuffle(arriving);

        IReadOnlyList<Warning> standing = [];
        var known = new List<HouseholdAlert>();
        foreach (var alert in arriving)
        {
            // A first, wrong file, then its correction.
            known.Add(alert with { Measure = alert.Measure + random.Next(-3, 4) * 5000 });
            standing = Apply(standing, Assess(whole with { Alerts = [.. known] }));
            known[^1] = alert;
            if (random.Next(2) == 0)
                standing = Apply(standing, Assess(whole with { Alerts = [.. known] }));
        }

        standing = Apply(standing, Assess(whole with { Alerts = [.. known] }));
        var expected = Assess(whole);
        var active = standing.Where(warning => warning.Status != WarningStatus.Withdrawn).Select(warning => warning.Due).ToArray();
        return active.Length == expected.Count
            && expected.All(due => active.Single(warning => warning.WarningId == due.WarningId).SaysTheSameAs(due));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Nobody_is_sent_again_for_less_than_the_step(DoNotSize<int> any)
    {
        var seed = any.Item & 0xFFFFFFF;
        var random = new Random(seed);
        IReadOnlyList<Warning> standing = [];
        var measure = 10000m;
        for (var month = 1; month <= 12; month++)
        {
            measure += random.Next(0, 9000);
            var due = new HouseholdBuilder().With(Contracts.Alerts.AlertKind.MedicalCost, $"2022-{month:D2}", measure, id: month).Due();
            var before = standing.Count == 0 ? null : standing[0].EscalatedAt;
            var change = Reconciler.Reconcile(standing, due, QimenProfile.Profile, 1, AsOf).Single();
            var expected = before is null ? WarningChangeKind.Raise : measure - before >= 5000 ? WarningChangeKind.Escalate : WarningChangeKind.Repeat;
            if (change.Kind != expected)
                return false;
            standing = [change.Warning];
        }

        return true;
    }

    private static IReadOnlyList<DueWarning> Assess(AssessedHousehold household) => Assessor.Assess(QimenProfile.Profile, household, AsOf);

    private static bool Same(IReadOnlyList<DueWarning> one, IReadOnlyList<DueWarning> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.SaysTheSameAs(pair.Second));

    private static IReadOnlyList<Warning> Apply(IReadOnlyList<Warning> standing, IReadOnlyList<DueWarning> due)
    {
        var changes = Reconciler.Reconcile(standing, due, QimenProfile.Profile, 1, AsOf);
        var byId = standing.ToDictionary(warning => warning.Due.WarningId);
        foreach (var change in changes)
            byId[change.Warning.Due.WarningId] = change.Warning;
        return [.. byId.Values];
    }
}
