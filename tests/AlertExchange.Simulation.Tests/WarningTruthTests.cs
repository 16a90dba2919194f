using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Spoiling;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Tests;

public sealed class WarningTruthTests
{
    private TestCounty _county = null!;

    [OneTimeSetUp]
    public void Make() => _county = new TestCounty(3000, 424242);

    [OneTimeTearDown]
    public void Remove() => _county.Dispose();

    [Test]
    public void Lines_are_inclusive_where_the_notice_says_so()
    {
        Measures(AlertKind.MedicalCost).ShouldContain(10000m);
        Measures(AlertKind.MedicalCost).Min().ShouldBe(10000m);
        Measures(AlertKind.EducationCost).Min().ShouldBeGreaterThan(10000m);
        Measures(AlertKind.IndustryLoss).ShouldContain(20000m);
        Measures(AlertKind.IndustryLoss).Min().ShouldBe(20000m);
    }

    [Test]
    public void Losses_of_two_members_add_up_to_one_warning_of_their_household()
    {
        Measures(AlertKind.IndustryLoss).ShouldContain(21000m);
        Measures(AlertKind.IndustryLoss).ShouldNotContain(17500m);
        _county.Truth.Warnings.Where(w => w.RuleKind == AlertKind.IndustryLoss).ShouldAllBe(w => w.PersonCode.Length == 0);
    }

    [Test]
    public void Two_patients_of_a_household_are_two_warnings()
    {
        var first = _county.Truth.Warnings.Single(w => w.Measure == 12650.40m);
        var second = _county.Truth.Warnings.Single(w => w.Measure == 31087.25m);
        first.HouseholdCode.ShouldBe(second.HouseholdCode);
        first.PersonCode.ShouldNotBe(second.PersonCode);
    }

    [Test]
    public void School_costs_warn_only_in_assisted_households()
    {
        var warnings = _county.Truth.Warnings.Where(w => w.RuleKind == AlertKind.EducationCost).ToArray();
        warnings.ShouldNotBeEmpty();
        warnings.ShouldAllBe(w => w.PersonCode.Length > 0 && IsAssisted(_county.Roster[w.PersonCode]));
        _county.Truth.Rows.Where(r => r.Kind == AlertKind.EducationCost && r.Expected == ExpectedOutcome.Definite)
            .ShouldContain(r => !IsAssisted(_county.Roster[r.PersonCode]));
    }

    [Test]
    public void A_presence_rule_warns_for_every_certain_row_of_its_kind_and_for_no_other()
    {
        foreach (var kind in (AlertKind[])[AlertKind.SeriousIllness, AlertKind.JobLoss, AlertKind.DisabilityCertified, AlertKind.LowIncomeAid, AlertKind.SchoolDropout])
        {
            var certain = _county.Truth.Rows.Where(r => r.Kind == kind && (r.Expected == ExpectedOutcome.Definite || ErrorClasses.IsOffRosterWithSoundId(r.ErrorClass))).ToArray();
            _county.Truth.Warnings.Count(w => w.RuleKind == kind).ShouldBe(certain.Count(r => r.ErrorClass != ErrorClasses.Duplicate));
        }
    }

    [Test]
    public void Housing_warns_for_poor_grades_only()
    {
        var rows = _county.Truth.Rows.Where(r => r.Kind == AlertKind.UnsafeHousing && r.ErrorClass == ErrorClasses.Clean).ToArray();
        foreach (var row in rows)
        {
            var good = _county.Cells(row).Any(c => c.Length is 1 or 2 && c[0] is 'A' or 'B' or 'a' or 'b' or 'Ａ' or 'Ｂ');
            _county.Truth.Warnings.Any(w => w.RuleKind == AlertKind.UnsafeHousing && w.PersonCode == row.PersonCode).ShouldBe(!good);
        }
    }

    [Test]
    public void Warnings_off_the_roster_name_the_row_they_come_from()
    {
        var places = _county.Truth.Rows.Where(r => ErrorClasses.IsOffRosterWithSoundId(r.ErrorClass)).Select(r => $"{r.File}|{r.Sheet}|{r.Row}").ToHashSet();
        var warnings = _county.Truth.Warnings.Where(w => w.HouseholdCode.Length == 0).ToArray();
        warnings.ShouldNotBeEmpty();
        warnings.ShouldAllBe(w => places.Contains(w.OffRosterKey));
        _county.Truth.Warnings.ShouldAllBe(w => (w.HouseholdCode.Length == 0) == (w.OffRosterKey.Length > 0));
    }

    [Test]
    public void A_household_is_reported_once_for_a_kind_unless_by_two_members()
    {
        _county.Truth.Warnings.Where(w => w.HouseholdCode.Length > 0 && w.RuleKind != AlertKind.MedicalCost).Select(w => (w.HouseholdCode, w.RuleKind)).ShouldBeUnique();
        _county.Truth.Warnings.Where(w => w.PersonCode.Length > 0).Select(w => (w.PersonCode, w.RuleKind)).ShouldBeUnique();
    }

    private decimal[] Measures(AlertKind kind) => [.. _county.Truth.Warnings.Where(w => w.RuleKind == kind).Select(w => w.Measure!.Value)];

    private static bool IsAssisted(string[] rosterRow) => rosterRow[14] == "脱贫户" || rosterRow[15].Length > 0;
}
