using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Tests.Policies;

/// <summary>The shipped profile against the words of 祁农工组〔2022〕6号.</summary>
public sealed class QimenNoticeTests
{
    private static PolicyProfile Profile => QimenProfile.Profile;

    [Test]
    public void Lines_and_bands_are_those_of_the_notice()
    {
        var line = Profile.IncomeLines.ShouldHaveSingleItem();
        (line.Amount, line.Operator, line.Clause).ShouldBe((7500m, ThresholdOperator.AtMost, "二（一）"));
        Profile.UpperBand.ShouldBe(new Stated<decimal>(20028, "三（三）"));
        Profile.UpperBandYear.ShouldBe(2021);
        Profile.CountyCode.ShouldBe("341024");
        Profile.RosterTypes.Value.ShouldBe(PolicyScope.All);
        Profile.Routing.Value.ShouldBe(RoutingMode.ViaBureau);
        Profile.LeadAgency.Value.ShouldBe("乡村振兴局");
    }

    [Test]
    public void Reporting_is_that_of_part_four()
    {
        var reporting = Profile.Reporting;
        reporting.ReportingDay.Value.ShouldBe(25);
        reporting.MonthlyDepartments.Value.Select(department => department.Value).ShouldBe(
            ["medical-insurance", "education", "housing", "agriculture-water", "civil-affairs", "disability-federation", "emergency-management"]);
        reporting.RealTimeDepartments.Value.Select(department => department.Value).ShouldBe(["police", "petitions"]);
        reporting.ZeroReport.Value.ShouldBeTrue();
        reporting.RosterPushDay.Value.ShouldBe(31);
        reporting.Comparison.Value.ShouldBe(Cadence.Quarter);
        reporting.ComparisonDepartments.Value.Count.ShouldBe(9);
        reporting.LiaisonDepartments.Value.Count.ShouldBe(8);
    }

    [Test]
    public void The_steps_of_recognition_sum_to_its_fifteen_days_without_slack()
    {
        var recognition = Profile.Recognition;
        recognition.Whole.Value.ShouldBe(new DayLimit(15, DayUnit.Calendar));
        recognition.Clock.Value.ShouldBe(ClockStart.Application);
        recognition.Steps.Select(step => step.Limit.Days).ShouldBe([2, 2, 5, 3, 3]);
        recognition.Steps.Where(step => step.IsMinimum).ShouldHaveSingleItem().Id.ShouldBe("public-notice");
        recognition.Verification.Value.ShouldBe(new DayLimit(2, DayUnit.Calendar));
    }

    [Test]
    public void Monitoring_is_that_of_parts_one_to_three()
    {
        var monitoring = Profile.Monitoring;
        monitoring.Measures.Value.ShouldBe(new DayLimit(10, DayUnit.Calendar));
        monitoring.CompareSkipMonths.Value.ShouldBe(6);
        monitoring.MinMonths.Value.ShouldBe(6);
        monitoring.NoLabourBlocksElimination.Value.ShouldBeTrue();
        (monitoring.VisitActive.Value, monitoring.VisitOther.Value, monitoring.VisitAway.Value)
            .ShouldBe((Cadence.Month, Cadence.Quarter, Cadence.Quarter));
        monitoring.Sweep.Value.ShouldBe(Cadence.Year);
        monitoring.AidFirst.Value.ShouldBeTrue();
        monitoring.GridMaxHouseholds.Value.ShouldBe(100);
        monitoring.GridWorkerMaxAge.Value.ShouldBe(65);
        Profile.EscalationStep.Value.ShouldBe(5000);
        Profile.Consultation.Select(level => level.Level).ShouldBe([1, 2, 3]);
    }

    [TestCase(AlertKind.MedicalCost, "≥10000", "四（二）2")]
    [TestCase(AlertKind.SchoolDropout, "", "四（二）3")]
    [TestCase(AlertKind.EducationCost, ">10000", "四（二）3")]
    [TestCase(AlertKind.UnsafeHousing, "", "四（二）4")]
    [TestCase(AlertKind.IndustryLoss, "≥20000", "四（二）5")]
    [TestCase(AlertKind.UnsafeDrinkingWater, "", "四（二）5")]
    [TestCase(AlertKind.LowIncomeAid, "", "四（二）6")]
    [TestCase(AlertKind.DisabilityCertified, "", "四（二）7")]
    [TestCase(AlertKind.DisasterHardship, "", "四（二）8")]
    [TestCase(AlertKind.CrimeOrAccident, "", "四（二）9")]
    [TestCase(AlertKind.PetitionHardship, "", "四（二）10")]
    public void Each_department_rule_has_the_line_and_clause_of_the_notice(AlertKind kind, string threshold, string clause)
    {
        var rule = Profile.Rules.Single(candidate => candidate.Kinds.Contains(kind));
        (rule.Threshold, rule.Clause).ShouldBe((threshold, clause));
    }

    [Test]
    public void A_price_signal_goes_to_the_bureaus_list_and_warns_no_household() =>
        Profile.IsRecordedOnly(AlertKind.PriceDrop).ShouldBeTrue();

    [Test]
    public void The_profile_can_be_read_by_people_with_every_clause()
    {
        var text = PolicyProfileView.Render(Profile, department => department.Value == "police" ? "公安" : department.Value);

        text.ShouldContain("祁农工组〔2022〕6号");
        text.ShouldContain("医疗费用 ≥10000 元");
        text.ShouldContain("教育支出 >10000 元");
        text.ShouldContain("住房安全（C、D、隐患） 有即预警");
        text.ShouldContain("公安");
        foreach (var rule in Profile.Rules)
            text.ShouldContain(rule.Clause);
        PolicyProfileView.Rules(Profile).ShouldAllBe(row => row.Count == PolicyProfileView.RuleHeadings.Count);
        PolicyProfileView.Figures(Profile).ShouldAllBe(row => row.Count == PolicyProfileView.FigureHeadings.Count && row.All(cell => cell.Length > 0));
    }
}
