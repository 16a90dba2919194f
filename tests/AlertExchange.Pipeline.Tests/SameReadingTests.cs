using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Tests;

/// <summary>When content that came before is the same file, and when it says something else.</summary>
public sealed class SameReadingTests
{
    [TestCase("", "", true)]
    [TestCase("", "medical-cost", true)]
    [TestCase("medical-cost", "medical-cost", true)]
    [TestCase("education-cost", "medical-cost", false)]
    public void One_that_was_recognised_by_itself_is_the_same_where_no_other_form_is_wanted(string wanted, string recognised, bool isSame) =>
        Is(Earlier() with { Kinds = Kinds(recognised) }, r => r with { Kind = Kinds(wanted) is [var kind] ? kind : null }).ShouldBe(isSame);

    [TestCase("", true)]
    [TestCase("medical-cost", true)]
    [TestCase("education-cost", false)]
    public void One_that_was_sent_for_a_form_is_the_same_for_that_form(string wanted, bool isSame) =>
        Is(Earlier() with { KindOverride = AlertKind.MedicalCost }, r => r with { Kind = Kinds(wanted) is [var kind] ? kind : null }).ShouldBe(isSame);

    [Test]
    public void Columns_that_are_said_to_mean_something_else_make_it_another_one()
    {
        var earlier = Earlier() with { BindingsJson = """{"自己花的":"yearToDateSelfPay"}""" };

        Is(earlier, r => r).ShouldBeTrue("nothing is said now: it is as it was remembered");
        Is(earlier, r => r with { Bindings = new Dictionary<string, string> { ["自己花的"] = "yearToDateSelfPay" } }).ShouldBeTrue();
        Is(earlier, r => r with { Bindings = new Dictionary<string, string> { ["自己花的"] = "totalCost" } }).ShouldBeFalse();
        Is(Earlier(), r => r with { Bindings = new Dictionary<string, string> { ["自己花的"] = "totalCost" } }).ShouldBeFalse();
    }

    [Test]
    public void What_added_rows_and_is_now_the_whole_month_is_another_one_but_for_correction_sheets()
    {
        Is(Earlier() with { Append = true }, r => r).ShouldBeFalse();
        Is(Earlier() with { Append = true }, r => r with { Append = true }).ShouldBeTrue();
        Is(Earlier(), r => r with { Append = true }).ShouldBeTrue();
        Is(Earlier() with { Append = true, ReportJson = new SubmissionReport { IsCorrection = true }.ToJson() }, r => r).ShouldBeTrue();
    }

    private static bool Is(Submission earlier, Func<SubmitRequest, SubmitRequest> with) => SameReading.As(Exchange.Request("medical-insurance", "2022-08", with: with))(earlier);

    private static AlertKind[] Kinds(string id) => AlertKinds.TryParse(id, out var kind) ? [kind] : [];

    private static Submission Earlier() => new()
    {
        SubmissionId = "S20220820-0001",
        Department = new DepartmentId("medical-insurance"),
        Period = new Period(2022, 8),
        FileName = "8月.csv",
        FileDigest = "d",
        FileId = "f",
        FileLength = 1,
        ReceivedAt = default,
        State = SubmissionState.Completed,
    };
}
