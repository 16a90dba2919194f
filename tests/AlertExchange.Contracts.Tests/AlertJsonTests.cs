using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Contracts.Serialization;

namespace AlertExchange.Contracts.Tests;

/// <summary>What goes out comes back the same, and what does not belong is refused.</summary>
public sealed class AlertJsonTests
{
    private static IReadOnlyList<AlertKind> Kinds => AlertKinds.All;

    [TestCaseSource(nameof(Kinds))]
    public void An_alert_comes_back_equal(AlertKind kind)
    {
        foreach (var alert in new[] { SampleAlerts.FullOf(kind), SampleAlerts.SparseOf(kind) })
        {
            ShouldBeEqual(AlertJson.Deserialize(AlertJson.Serialize(alert)), alert);
            ShouldBeEqual(AlertJson.Deserialize(AlertJson.SerializeToUtf8(alert)), alert);
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public void Any_serializer_gives_the_same_shape(AlertKind kind)
    {
        var alert = SampleAlerts.FullOf(kind);

        var plain = JsonSerializer.Serialize(alert);

        JsonNode.DeepEquals(JsonNode.Parse(plain), JsonNode.Parse(AlertJson.Serialize(alert))).ShouldBeTrue();
        ShouldBeEqual(JsonSerializer.Deserialize<AlertMessage>(plain)!, alert);
    }

    [TestCaseSource(nameof(Kinds))]
    public void Facts_alone_come_back_equal(AlertKind kind)
    {
        foreach (var facts in new[] { SampleAlerts.FullOf(kind).Facts, SampleAlerts.SparseOf(kind).Facts })
        {
            var output = new ArrayBufferWriter<byte>();

            AlertJson.SerializeFacts(facts, output).ShouldBe(output.WrittenCount);

            AlertJson.SerializeFacts(facts).ShouldBe(output.WrittenSpan.ToArray());
            AlertJson.DeserializeFacts(kind, output.WrittenSpan).ShouldBe(facts);
            AlertJson.FactsTypeOf(kind).ShouldBe(facts.GetType());
        }
    }

    [Test]
    public void Facts_are_appended_to_what_the_buffer_holds()
    {
        var output = new ArrayBufferWriter<byte>();
        var facts = SampleAlerts.Full.Select(a => a.Facts).ToList();

        var lengths = facts.ConvertAll(f => AlertJson.SerializeFacts(f, output));

        var offset = 0;
        foreach (var (expected, length) in facts.Zip(lengths))
        {
            AlertJson.DeserializeFacts(expected.Kind, output.WrittenSpan.Slice(offset, length)).ShouldBe(expected);
            offset += length;
        }

        offset.ShouldBe(output.WrittenCount);
    }

    [Test]
    public void Facts_leave_out_what_is_computed_or_unknown()
    {
        var facts = new UnsafeHousingFacts { Grade = "D" };

        Encoding.UTF8.GetString(AlertJson.SerializeFacts(facts)).ShouldBe("""{"grade":"D"}""");
    }

    [Test]
    public void A_batch_comes_back_equal()
    {
        var batch = new AlertBatch { BatchId = 9, SubmissionId = "s-1", Number = 3, Alerts = [.. SampleAlerts.All] };

        foreach (var back in new[] { AlertJson.DeserializeBatch(AlertJson.Serialize(batch)), AlertJson.DeserializeBatch(AlertJson.SerializeToUtf8(batch)) })
        {
            (back with { Alerts = batch.Alerts }).ShouldBe(batch);
            back.Alerts.Count.ShouldBe(batch.Alerts.Count);
            foreach (var (actual, expected) in back.Alerts.Zip(batch.Alerts))
            {
                ShouldBeEqual(actual, expected);
            }
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public void Members_may_stand_in_any_order(AlertKind kind)
    {
        var alert = SampleAlerts.FullOf(kind);
        var members = JsonNode.Parse(AlertJson.Serialize(alert))!.AsObject();
        var reversed = new JsonObject(members.Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));

        ShouldBeEqual(AlertJson.Deserialize(reversed.ToJsonString()), alert);
    }

    [Test]
    public void The_shape_is_the_one_that_other_systems_read()
    {
        var alert = SampleAlerts.SparseOf(AlertKind.DisasterHardship) with { OccurredOn = new DateOnly(2026, 12, 1) };

        AlertJson.Serialize(alert).ShouldBe(
            """{"alertId":"00000000000000000000000000000009","kind":"disaster-hardship","department":"housing","place":"341024","period":"2026-12","occurredOn":"2026-12-01","subject":"""
            + """{"citizenIdState":"absent"},"facts":{"disasterType":"旱灾","stillInHardship":false},"source":{"submissionId":"s-1","file":"a.csv","sheet":"","row":1},"remarks":[],"schemaVersion":1}""");
    }

    [TestCase("alertId")]
    [TestCase("kind")]
    [TestCase("department")]
    [TestCase("place")]
    [TestCase("period")]
    [TestCase("subject")]
    [TestCase("facts")]
    [TestCase("source")]
    [TestCase("remarks")]
    [TestCase("schemaVersion")]
    [TestCase("facts.yearToDateSelfPay")]
    [TestCase("source.row")]
    public void A_missing_member_is_refused(string path)
    {
        var (owner, name, alert) = Locate(path);
        owner.Remove(name).ShouldBeTrue();

        Should.Throw<JsonException>(() => AlertJson.Deserialize(alert.ToJsonString()));
    }

    [TestCase("unheardOf", "1")]
    [TestCase("facts.unheardOf", "1")]
    [TestCase("subject.unheardOf", "1")]
    [TestCase("schemaVersion", "2")]
    [TestCase("kind", "\"medical\"")]
    [TestCase("kind", "\"price-drop\"")]
    [TestCase("period", "\"2022-8\"")]
    [TestCase("alertId", "\"12\"")]
    [TestCase("subject.citizenIdState", "1")]
    [TestCase("place", "null")]
    [TestCase("place", "341024")]
    [TestCase("schemaVersion", "\"1\"")]
    [TestCase("facts", "null")]
    [TestCase("source.file", "null")]
    public void A_member_of_the_wrong_shape_is_refused(string path, string json)
    {
        var (owner, name, alert) = Locate(path);
        owner[name] = JsonNode.Parse(json);

        Should.Throw<JsonException>(() => AlertJson.Deserialize(alert.ToJsonString()));
    }

    [Test]
    public void Facts_of_another_kind_are_not_written()
    {
        var alert = SampleAlerts.FullOf(AlertKind.JobLoss) with { Kind = AlertKind.PriceDrop };

        Should.Throw<JsonException>(() => AlertJson.Serialize(alert));
        AlertJson.Deserialize(AlertJson.Serialize(SampleAlerts.FullOf(AlertKind.JobLoss))).Kind.ShouldBe(AlertKind.JobLoss);
    }

    [Test]
    public void A_batch_of_another_version_is_refused()
    {
        var batch = new AlertBatch { BatchId = 1, SubmissionId = "s-1", Number = 1, Alerts = [], SchemaVersion = 2 };

        Should.Throw<JsonException>(() => AlertJson.DeserializeBatch(AlertJson.Serialize(batch)));
    }

    [Test]
    public void Refusals_do_not_repeat_personal_data()
    {
        const string name = "张三丰";
        var alert = JsonNode.Parse(AlertJson.Serialize(SampleAlerts.FullOf(AlertKind.MedicalCost)))!;
        alert["facts"]!["yearToDateSelfPay"] = name;

        var refusal = Should.Throw<JsonException>(() => AlertJson.Deserialize(alert.ToJsonString()));

        refusal.ToString().ShouldNotContain(name);
    }

    private static (JsonObject Owner, string Name, JsonNode Alert) Locate(string path)
    {
        var alert = JsonNode.Parse(AlertJson.Serialize(SampleAlerts.FullOf(AlertKind.MedicalCost)))!;
        var steps = path.Split('.');
        return ((steps.Length == 1 ? alert : alert[steps[0]]!).AsObject(), steps[^1], alert);
    }

    private static void ShouldBeEqual(AlertMessage actual, AlertMessage expected)
    {
        actual.Remarks.ShouldBe(expected.Remarks);
        (actual with { Remarks = expected.Remarks }).ShouldBe(expected);
    }
}
