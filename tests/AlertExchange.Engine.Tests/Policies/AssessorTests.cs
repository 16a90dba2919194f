using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Tests.Policies;

public sealed class AssessorTests
{
    [TestCase(9999.99, false)]
    [TestCase(10000, true)]
    [TestCase(10000.01, true)]
    public void Medical_cost_warns_from_ten_thousand_on_inclusive(double measure, bool warns) =>
        (new HouseholdBuilder().With(AlertKind.MedicalCost, "2022-08", (decimal)measure).Due().Count == 1).ShouldBe(warns);

    [TestCase(10000, false)]
    [TestCase(10000.01, true)]
    public void Education_cost_warns_only_above_ten_thousand(double measure, bool warns) =>
        (new HouseholdBuilder(HouseholdCategory.Lifted).With(AlertKind.EducationCost, "2022-08", (decimal)measure).Due().Count == 1).ShouldBe(warns);

    [TestCase(HouseholdCategory.Lifted, 1)]
    [TestCase(HouseholdCategory.Monitored, 1)]
    [TestCase(HouseholdCategory.General, 0)]
    public void Education_cost_concerns_lifted_and_monitored_households_only(HouseholdCategory category, int warnings) =>
        new HouseholdBuilder(category).With(AlertKind.EducationCost, "2022-08", 12000).Due().Count.ShouldBe(warnings);

    [Test]
    public void Cumulative_figures_take_the_maximum_of_the_year_never_the_sum_of_months()
    {
        new HouseholdBuilder().With(AlertKind.MedicalCost, "2022-06", 6000).With(AlertKind.MedicalCost, "2022-07", 7000).Due().ShouldBeEmpty();

        var due = new HouseholdBuilder()
            .With(AlertKind.MedicalCost, "2022-06", 6000)
            .With(AlertKind.MedicalCost, "2022-07", 12000)
            .With(AlertKind.MedicalCost, "2022-08", 13000)
            .Due().ShouldHaveSingleItem();
        due.Measure.ShouldBe(13000);
        due.Period.ShouldBe(new Period(2022, 8));
        due.Alerts.Count.ShouldBe(2, "the report under the line is no reason");
    }

    [Test]
    public void Each_person_and_each_year_has_a_cumulative_warning_of_its_own()
    {
        var due = new HouseholdBuilder()
            .With(AlertKind.MedicalCost, "2022-12", 12000, person: 1)
            .With(AlertKind.MedicalCost, "2022-12", 11000, person: 2)
            .With(AlertKind.MedicalCost, "2023-02", 10500, person: 1)
            .Due();
        due.Count.ShouldBe(3);
        due.Select(warning => warning.WarningId).Distinct().Count().ShouldBe(3);
    }

    [Test]
    public void Members_figures_are_not_added_up_for_a_rule_by_person() =>
        new HouseholdBuilder().With(AlertKind.MedicalCost, "2022-08", 6000, person: 1).With(AlertKind.MedicalCost, "2022-08", 6000, person: 2)
            .Due().ShouldBeEmpty();

    [Test]
    public void A_cumulative_figure_belongs_to_the_year_of_its_period_whatever_day_the_row_names() =>
        new HouseholdBuilder().With(AlertKind.MedicalCost, "2022-01", 12000, on: new DateOnly(2021, 12, 20))
            .Due().ShouldHaveSingleItem().WindowYear.ShouldBe(2022);

    [Test]
    public void The_school_year_runs_from_september_to_august()
    {
        new HouseholdBuilder(HouseholdCategory.Lifted).With(AlertKind.EducationCost, "2022-08", 12000).Due()[0].WindowYear.ShouldBe(2021);
        new HouseholdBuilder(HouseholdCategory.Lifted).With(AlertKind.EducationCost, "2022-09", 12000).Due()[0].WindowYear.ShouldBe(2022);
        new HouseholdBuilder(HouseholdCategory.Lifted).With(AlertKind.EducationCost, "2022-09", 12000, schoolYear: 2021).Due()[0].WindowYear.ShouldBe(2021);
        new HouseholdBuilder(HouseholdCategory.Lifted)
            .With(AlertKind.EducationCost, "2022-09", 12000).With(AlertKind.EducationCost, "2023-03", 13000)
            .Due().ShouldHaveSingleItem().Measure.ShouldBe(13000);
    }

    [TestCase("A", 0)]
    [TestCase("B", 0)]
    [TestCase("C", 1)]
    [TestCase("D", 1)]
    [TestCase("隐患", 1)]
    [TestCase(null, 0)]
    public void Housing_warns_by_grade(string? grade, int warnings) =>
        new HouseholdBuilder().With(AlertKind.UnsafeHousing, "2022-08", code: grade).Due().Count.ShouldBe(warnings);

    [TestCase("是", 1)]
    [TestCase("否", 0)]
    public void A_disaster_warns_only_when_hardship_remains_after_relief(string code, int warnings) =>
        new HouseholdBuilder().With(AlertKind.DisasterHardship, "2022-08", code: code).Due().Count.ShouldBe(warnings);

    [TestCase(AlertKind.SchoolDropout)]
    [TestCase(AlertKind.UnsafeDrinkingWater)]
    [TestCase(AlertKind.LowIncomeAid)]
    [TestCase(AlertKind.DisabilityCertified)]
    [TestCase(AlertKind.CrimeOrAccident)]
    [TestCase(AlertKind.PetitionHardship)]
    [TestCase(AlertKind.SeriousIllness)]
    [TestCase(AlertKind.JobLoss)]
    [TestCase(AlertKind.InspectionFinding)]
    public void The_fact_alone_warns_in_every_household(AlertKind kind)
    {
        foreach (var category in Enum.GetValues<HouseholdCategory>())
        {
            var due = new HouseholdBuilder(category).With(kind, "2022-08").Due().ShouldHaveSingleItem();
            (due.Kind, due.Measure, due.Threshold).ShouldBe((kind, null, ""));
            due.Clause.ShouldNotBeEmpty();
        }
    }

    [Test]
    public void A_price_signal_warns_nobody() => new HouseholdBuilder().With(AlertKind.PriceDrop, "2022-08").Due().ShouldBeEmpty();

    [Test]
    public void Losses_of_a_household_are_summed_over_distinct_events()
    {
        new HouseholdBuilder().With(AlertKind.IndustryLoss, "2022-07", 12000, events: 1).With(AlertKind.IndustryLoss, "2022-08", 12000, events: 1)
            .Due().ShouldBeEmpty("the same loss told twice is one loss");

        var due = new HouseholdBuilder()
            .With(AlertKind.IndustryLoss, "2022-07", 12000, events: 1, person: 1)
            .With(AlertKind.IndustryLoss, "2022-08", 13000, events: 1, person: 1)
            .With(AlertKind.IndustryLoss, "2022-08", 7000, events: 2, person: 2)
            .Due().ShouldHaveSingleItem();
        due.Measure.ShouldBe(20000, "13000, the larger telling, and 7000");
        due.Person.ShouldBe(HouseholdBuilder.Household);
        due.Threshold.ShouldBe("≥20000");
        due.Alerts.Count.ShouldBe(3);
        due.EventKeys.ShouldBe([1UL, 2UL]);
    }

    [Test]
    public void An_event_belongs_to_the_year_it_happened_in()
    {
        var due = new HouseholdBuilder()
            .With(AlertKind.CrimeOrAccident, "2022-12", on: new DateOnly(2022, 12, 30))
            .With(AlertKind.CrimeOrAccident, "2023-01", on: new DateOnly(2022, 12, 30))
            .Due().ShouldHaveSingleItem();
        due.WindowYear.ShouldBe(2022);
        due.Period.ShouldBe(new Period(2023, 1));
    }

    [Test]
    public void A_row_without_the_figure_does_not_warn_and_does_not_disturb() =>
        new HouseholdBuilder().With(AlertKind.IndustryLoss, "2022-08", null).With(AlertKind.MedicalCost, "2022-08", 20000)
            .Due().ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.MedicalCost);

    [Test]
    public void Another_departments_rows_do_not_count_where_the_rule_names_its_department() =>
        new HouseholdBuilder().With(AlertKind.MedicalCost, "2022-08", 20000, department: "health").Due().ShouldBeEmpty();

    [Test]
    public void A_warning_carries_its_arithmetic()
    {
        var due = new HouseholdBuilder().With(AlertKind.MedicalCost, "2022-08", 12345.67m, id: 42).Due().ShouldHaveSingleItem();

        due.WarningId.Value.ShouldMatch("^W-[0-9a-f]{16}$");
        (due.Rule, due.Threshold, due.Clause, due.Measure).ShouldBe(("medical-cost", "≥10000", "四（二）2", 12345.67m));
        due.Department.Value.ShouldBe("medical-insurance");
        due.Alerts.ShouldBe([new AlertId(42)]);
    }

    [Test]
    public void The_id_of_a_warning_never_changes_between_releases() =>
        new HouseholdBuilder().With(AlertKind.MedicalCost, "2022-08", 12000).Due()[0].WarningId.Value.ShouldBe("W-7933091f5727e1d3");

    [Test]
    public void A_line_that_changed_inside_the_year_raises_one_warning_not_two()
    {
        var medical = QimenProfile.Profile.Rules.Single(rule => rule.Id == "medical-cost");
        var profile = QimenProfile.Profile with
        {
            Rules =
            [
                medical with { ValidTo = new DateOnly(2022, 6, 30) },
                medical with { ValidFrom = new DateOnly(2022, 7, 1), Amount = 15000 },
            ],
        };

        new HouseholdBuilder().With(AlertKind.MedicalCost, "2022-08", 12000).Due(profile).ShouldBeEmpty();
        new HouseholdBuilder().With(AlertKind.MedicalCost, "2022-06", 12000).Due(profile).ShouldHaveSingleItem().Threshold.ShouldBe("≥10000");
        var both = new HouseholdBuilder().With(AlertKind.MedicalCost, "2022-06", 12000).With(AlertKind.MedicalCost, "2022-08", 16000)
            .Due(profile).ShouldHaveSingleItem();
        (both.Threshold, both.Measure, both.Alerts.Count).ShouldBe(("≥15000", 16000m, 2));
    }

    [Test]
    public void A_household_with_nothing_due_allocates_nothing()
    {
        var household = new HouseholdBuilder().With(AlertKind.MedicalCost, "2022-08", 800).With(AlertKind.EducationCost, "2022-08", 30000)
            .With(AlertKind.PriceDrop, "2022-08").Build();
        Assessor.Assess(QimenProfile.Profile, household, new DateOnly(2022, 8, 31)).ShouldBeEmpty();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Assessor.Assess(QimenProfile.Profile, household, new DateOnly(2022, 8, 31));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
    }
}
