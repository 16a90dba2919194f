using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Serialization;

namespace AlertExchange.Contracts.Tests;

/// <summary>What is serialized is what the schemas describe, and nothing else is.</summary>
public sealed class SchemaValidationTests
{
    private static IReadOnlyList<AlertKind> Kinds => AlertKinds.All;

    [Test]
    public void There_is_one_schema_for_every_kind_and_no_other()
    {
        var files = Directory.GetFiles(AlertSchemas.PathOf("alerts"), "*.schema.json").Select(f => Path.GetFileName(f)!);

        files.ShouldBe([.. AlertKinds.All.Select(k => $"{k.Id()}.schema.json"), "envelope.schema.json"], ignoreOrder: true);
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_full_alert_validates(AlertKind kind) =>
        AlertSchemas.Of(kind).Validate(AlertJson.Serialize(SampleAlerts.FullOf(kind))).ShouldBeEmpty();

    [TestCaseSource(nameof(Kinds))]
    public void An_alert_of_nothing_but_required_members_validates(AlertKind kind) =>
        AlertSchemas.Of(kind).Validate(AlertJson.Serialize(SampleAlerts.SparseOf(kind))).ShouldBeEmpty();

    [TestCaseSource(nameof(Kinds))]
    public void Every_alert_validates_as_an_envelope(AlertKind kind) =>
        AlertSchemas.Of("alerts/envelope.schema.json").Validate(AlertJson.Serialize(SampleAlerts.FullOf(kind))).ShouldBeEmpty();

    [TestCaseSource(nameof(Kinds))]
    public void The_example_of_a_schema_validates_and_is_read_back(AlertKind kind)
    {
        var example = JsonNode.Parse(File.ReadAllText(AlertSchemas.PathOf(kind)))!["examples"]![0]!.ToJsonString();

        AlertSchemas.Of(kind).Validate(example).ShouldBeEmpty();
        AlertJson.Deserialize(example).Kind.ShouldBe(kind);
    }

    [TestCaseSource(nameof(Kinds))]
    public void An_alert_of_another_kind_does_not_validate(AlertKind kind)
    {
        foreach (var other in AlertKinds.All.Where(k => k != kind))
        {
            AlertSchemas.Of(kind).Validate(AlertJson.Serialize(SampleAlerts.FullOf(other))).ShouldNotBeEmpty(other.Id());
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_member_too_many_does_not_validate_at_any_level(AlertKind kind)
    {
        foreach (var path in new[] { "", "facts", "subject", "source" })
        {
            var alert = JsonNode.Parse(AlertJson.Serialize(SampleAlerts.FullOf(kind)))!;
            (path.Length == 0 ? alert : alert[path]!)["unheardOf"] = 1;

            AlertSchemas.Of(kind).Validate(alert.ToJsonString()).ShouldNotBeEmpty($"at '{path}'");
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_required_member_missing_does_not_validate(AlertKind kind)
    {
        var whole = JsonNode.Parse(AlertJson.Serialize(SampleAlerts.SparseOf(kind)))!.AsObject();
        foreach (var (path, name) in whole.Select(m => ("", m.Key)).Concat(whole["facts"]!.AsObject().Select(m => ("facts", m.Key))))
        {
            var alert = whole.DeepClone();
            (path.Length == 0 ? alert : alert[path]!).AsObject().Remove(name).ShouldBeTrue();

            AlertSchemas.Of(kind).Validate(alert.ToJsonString()).ShouldNotBeEmpty($"without {name}");
        }
    }

    [TestCase("alertId", "\"0F1E\"")]
    [TestCase("place", "341024")]
    [TestCase("period", "\"2022-13\"")]
    [TestCase("occurredOn", "\"2022.8.3\"")]
    [TestCase("schemaVersion", "2")]
    [TestCase("subject.citizenIdState", "\"CheckDigitFails\"")]
    [TestCase("subject.citizenId", "\"34109819680922048x\"")]
    [TestCase("subject.name", "null")]
    [TestCase("facts.yearToDateSelfPay", "\"10000\"")]
    [TestCase("facts.admissions", "1.5")]
    [TestCase("source.row", "0")]
    public void A_value_of_the_wrong_shape_does_not_validate(string path, string json)
    {
        var alert = JsonNode.Parse(AlertJson.Serialize(SampleAlerts.FullOf(AlertKind.MedicalCost)))!;
        var steps = path.Split('.');
        (steps.Length == 1 ? alert : alert[steps[0]]!)[steps[^1]] = JsonNode.Parse(json);

        AlertSchemas.Of(AlertKind.MedicalCost).Validate(alert.ToJsonString()).ShouldNotBeEmpty();
    }

    [Test]
    public void A_batch_of_every_kind_validates()
    {
        var batch = new AlertBatch { BatchId = 7, SubmissionId = "s-1", Number = 1, Alerts = [.. SampleAlerts.All] };

        AlertSchemas.Of("alert-batch.schema.json").Validate(AlertJson.Serialize(batch)).ShouldBeEmpty();
    }

    [Test]
    public void A_batch_with_more_alerts_than_it_may_hold_does_not_validate()
    {
        var batch = new AlertBatch
        {
            BatchId = 7,
            SubmissionId = "s-1",
            Number = 1,
            Alerts = [.. Enumerable.Repeat(SampleAlerts.SparseOf(AlertKind.JobLoss), AlertBatch.MaxAlerts + 1)],
        };

        AlertSchemas.Of("alert-batch.schema.json").Validate(AlertJson.Serialize(batch)).ShouldNotBeEmpty();
    }
}
