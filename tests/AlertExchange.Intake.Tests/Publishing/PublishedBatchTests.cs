using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Publishing;

namespace AlertExchange.Intake.Tests.Publishing;

/// <summary>Bytes that a stranger's system may send.</summary>
public sealed class PublishedBatchTests
{
    private static readonly DepartmentId Medical = new("medical-insurance");

    private static IEnumerable<TestCaseData> Poison()
    {
        yield return new TestCaseData(Array.Empty<byte>(), "json.malformed").SetArgDisplayNames("nothing");
        yield return new TestCaseData(new byte[] { 0, 1, 2, 255, 254 }, "json.malformed").SetArgDisplayNames("noise");
        yield return new TestCaseData("{\"batchId\":1"u8.ToArray(), "json.malformed").SetArgDisplayNames("broken off");
        yield return new TestCaseData("{\"batchId\":1}{}"u8.ToArray(), "json.malformed").SetArgDisplayNames("two documents");
        yield return new TestCaseData(new byte[] { (byte)'"', 0xC3, 0x28, (byte)'"' }, "json.not-utf8").SetArgDisplayNames("not UTF-8");
        yield return new TestCaseData(Encoding.UTF8.GetBytes(new string('[', 100_000)), "json.too-deep").SetArgDisplayNames("deep arrays");
        yield return new TestCaseData(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))), "json.too-deep").SetArgDisplayNames("deep objects");
        yield return new TestCaseData("{\"batchId\":1,\"batchId\":2}"u8.ToArray(), "json.duplicate").SetArgDisplayNames("a member twice");
        yield return new TestCaseData("[]"u8.ToArray(), "schema.type").SetArgDisplayNames("an array");
        yield return new TestCaseData("null"u8.ToArray(), "schema.type").SetArgDisplayNames("null");
        yield return new TestCaseData("{\"alerts\":[{\"kind\":1e999}]}"u8.ToArray(), "schema.required").SetArgDisplayNames("an endless number");
        yield return new TestCaseData(new byte[PublishedBatch.MaxBytes + 1], "batch.too-large").SetArgDisplayNames("too large");
    }

    [TestCaseSource(nameof(Poison))]
    public void What_is_no_batch_is_a_problem_and_never_an_exception(byte[] body, string code)
    {
        var (batch, problems) = PublishedBatch.Read(body);

        batch.ShouldBeNull();
        problems.ShouldContain(p => p.Code == code, string.Join('\n', problems));
        PublishedBatch.PeekReference(body);
    }

    [Test]
    public void A_number_that_no_amount_can_be_is_a_problem()
    {
        var text = Batches.Of(Batches.Alert(AlertKind.MedicalCost)).ToJsonString();

        PublishedBatch.Read(Encoding.UTF8.GetBytes(text.Replace("10000.0", "1e400", StringComparison.Ordinal))).Problems.Single().Code.ShouldBe("schema.range");
    }

    [Test]
    public void More_than_a_thousand_alerts_are_too_many()
    {
        var batch = Batches.Of([.. Enumerable.Range(0, AlertBatch.MaxAlerts + 1).Select(_ => Batches.Alert(AlertKind.JobLoss))]);

        PublishedBatch.Read(batch.Utf8()).Problems.ShouldHaveSingleItem().Code.ShouldBe("schema.max-items");
    }

    [Test]
    public void Another_department_county_month_or_form_is_named_where_it_stands()
    {
        using var batch = PublishedBatch.Read(Batches.Of(
            Batches.Alert(AlertKind.MedicalCost),
            Batches.Alert(AlertKind.MedicalCost, a => a["department"] = "education"),
            Batches.Alert(AlertKind.MedicalCost, a => a["place"] = "341522"),
            Batches.Alert(AlertKind.MedicalCost, a => a["period"] = "2022-07"),
            Batches.Alert(AlertKind.JobLoss, a => a["department"] = Medical.Value)).Utf8()).Batch.ShouldNotBeNull();

        batch.CheckRules(Medical, "341024", null, new Period(2022, 8), kind => kind == AlertKind.MedicalCost).Select(p => (p.Path, p.Code))
            .ShouldBe([("alerts[1].department", "department.other"), ("alerts[2].place", "place.other"), ("alerts[3].period", "period.mixed"), ("alerts[4].kind", "kind.other")]);
    }

    [Test]
    public void A_month_that_has_not_come_is_refused()
    {
        using var batch = PublishedBatch.Read(Batches.Of(Batches.Alert(AlertKind.MedicalCost)).Utf8()).Batch.ShouldNotBeNull();

        batch.CheckRules(Medical, "341024", null, new Period(2022, 7), _ => true).ShouldHaveSingleItem().Code.ShouldBe("period.future");
    }

    [Test]
    public void The_senders_reference_is_cut_to_harmless_characters()
    {
        using var batch = PublishedBatch.Read(Batches.Of(Batches.Alert(AlertKind.MedicalCost)).ToJsonString()
            .Replace("yb-202208-01", "../../张三\\u0000 a<b>", StringComparison.Ordinal) is var text ? Encoding.UTF8.GetBytes(text) : []).Batch.ShouldNotBeNull();

        batch.Reference.ShouldBe("....ab");
    }
}
