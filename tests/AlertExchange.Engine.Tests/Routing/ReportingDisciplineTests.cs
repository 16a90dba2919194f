using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Tests.Policies;

namespace AlertExchange.Engine.Tests.Routing;

public sealed class ReportingDisciplineTests
{
    private static readonly Period August = new(2022, 8);
    private static readonly DateTime BeforeDeadline = new(2022, 8, 25, 23, 59, 59);
    private static readonly DateTime AfterDeadline = new(2022, 8, 26, 0, 0, 0);

    [Test]
    public void Silence_is_not_yet_due_until_the_25th_is_over_and_missing_after()
    {
        Of("housing", BeforeDeadline).State.ShouldBe(ReportingState.NotDueYet);
        Of("housing", AfterDeadline).State.ShouldBe(ReportingState.Missing);
        Of("housing", AfterDeadline).Deadline.ShouldBe(new DateOnly(2022, 8, 25));
    }

    [Test]
    public void The_last_second_of_the_25th_is_in_time_and_the_next_is_late()
    {
        Of("housing", AfterDeadline, Report("housing", BeforeDeadline)).State.ShouldBe(ReportingState.Reported);
        Of("housing", AfterDeadline, Report("housing", AfterDeadline)).State.ShouldBe(ReportingState.Late);
    }

    [Test]
    public void A_zero_report_is_an_answer()
    {
        var zero = Of("housing", AfterDeadline, Zero("housing", BeforeDeadline));
        (zero.State, zero.Submissions).ShouldBe((ReportingState.Zero, 0));
        Of("housing", AfterDeadline, Zero("housing", AfterDeadline)).State.ShouldBe(ReportingState.Late);
    }

    [Test]
    public void A_correction_shows_whenever_it_comes_and_does_not_hide_lateness()
    {
        Of("housing", AfterDeadline, Report("housing", BeforeDeadline), Correction("housing", AfterDeadline)).State.ShouldBe(ReportingState.Corrected);
        var late = Of("housing", AfterDeadline, Report("housing", AfterDeadline), Correction("housing", AfterDeadline.AddDays(1)));
        (late.State, late.WasCorrected, late.Submissions).ShouldBe((ReportingState.Late, true, 2));
    }

    [Test]
    public void Data_after_a_zero_report_is_a_correction() =>
        Of("housing", AfterDeadline, Zero("housing", BeforeDeadline.AddDays(-3)), Report("housing", BeforeDeadline)).State.ShouldBe(ReportingState.Corrected);

    [Test]
    public void A_second_form_of_the_department_is_no_correction()
    {
        var education = Of("education", AfterDeadline, Report("education", BeforeDeadline.AddDays(-1)), Report("education", BeforeDeadline));
        (education.State, education.Submissions).ShouldBe((ReportingState.Reported, 2));
        education.FirstAt.ShouldBe(BeforeDeadline.AddDays(-1));
        education.LastAt.ShouldBe(BeforeDeadline);
    }

    [Test]
    public void A_real_time_department_is_never_missing_and_never_late()
    {
        var silent = Of("police", AfterDeadline.AddMonths(3));
        (silent.State, silent.Deadline, silent.IsExpected).ShouldBe((ReportingState.NothingInRealTime, null, true));
        Of("petitions", AfterDeadline, Report("petitions", AfterDeadline)).State.ShouldBe(ReportingState.Reported);
    }

    [Test]
    public void Every_expected_department_has_a_line_and_others_only_when_they_reported()
    {
        var review = ReportingDiscipline.Review(QimenProfile.Profile, August, [Report("health", BeforeDeadline)], AfterDeadline);
        review.Count.ShouldBe(10);
        review[^1].Department.Value.ShouldBe("health");
        review[^1].IsExpected.ShouldBeFalse();
    }

    [Test]
    public void Another_months_report_does_not_count() =>
        Of("housing", AfterDeadline, new ReportEvent(new DepartmentId("housing"), new Period(2022, 7), BeforeDeadline, false, false))
            .State.ShouldBe(ReportingState.Missing);

    private static DepartmentReporting Of(string department, DateTime now, params ReportEvent[] reports) =>
        ReportingDiscipline.Review(QimenProfile.Profile, August, reports, now).Single(row => row.Department.Value == department);

    private static ReportEvent Report(string department, DateTime at) => new(new DepartmentId(department), August, at, IsZero: false, IsCorrection: false);

    private static ReportEvent Zero(string department, DateTime at) => new(new DepartmentId(department), August, at, IsZero: true, IsCorrection: false);

    private static ReportEvent Correction(string department, DateTime at) => new(new DepartmentId(department), August, at, IsZero: false, IsCorrection: true);
}
