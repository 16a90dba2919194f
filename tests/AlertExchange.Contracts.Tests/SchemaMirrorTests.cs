using System.Text.Json;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;

namespace AlertExchange.Contracts.Tests;

/// <summary>
/// Every record says exactly what its schema says: name, type, required or not, both ways. A member added,
/// renamed, retyped or made optional on one side only fails here.
/// </summary>
public sealed class SchemaMirrorTests
{
    private static IReadOnlyList<AlertKind> Kinds => AlertKinds.All;

    [TestCaseSource(nameof(Kinds))]
    public void The_facts_of_a_kind_mirror_its_schema(AlertKind kind)
    {
        var schema = SchemaDocument.Of(kind);

        RecordMirror.Differences(AlertJson.FactsTypeOf(kind), schema.At("properties", "facts")).ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Kinds))]
    public void The_envelope_in_a_kinds_schema_mirrors_the_message(AlertKind kind) =>
        RecordMirror.Differences(typeof(AlertMessage), SchemaDocument.Of(kind).Root).ShouldBeEmpty();

    [Test]
    public void The_shared_parts_mirror_their_records()
    {
        var envelope = SchemaDocument.Envelope;

        RecordMirror.Differences(typeof(AlertMessage), envelope.Root).ShouldBeEmpty();
        RecordMirror.Differences(typeof(AlertSubject), envelope.At("definitions", "subject")).ShouldBeEmpty();
        RecordMirror.Differences(typeof(AlertSource), envelope.At("definitions", "source")).ShouldBeEmpty();
        RecordMirror.Differences(typeof(RowRemark), envelope.At("definitions", "remark")).ShouldBeEmpty();
        RecordMirror.Differences(typeof(AlertBatch), SchemaDocument.Read("alert-batch.schema.json").Root).ShouldBeEmpty();
    }

    [Test]
    public void Notices_and_replies_mirror_their_records()
    {
        var notice = SchemaDocument.Read("notice.schema.json");
        var reply = SchemaDocument.Read("batch-reply.schema.json");

        RecordMirror.Differences(typeof(Notice), notice.Root).ShouldBeEmpty();
        RecordMirror.Differences(typeof(NoticeCounts), notice.At("properties", "counts")).ShouldBeEmpty();
        RecordMirror.Differences(typeof(NoticeTask), notice.At("properties", "tasks", "items")).ShouldBeEmpty();
        notice.At("properties", "tasks")["maxItems"]!.GetValue<int>().ShouldBe(Notice.MaxTasks);
        RecordMirror.Differences(typeof(NoticeOutcome), notice.At("properties", "outcome")).ShouldBeEmpty();
        RecordMirror.Differences(typeof(NoticeBatch), SchemaDocument.Read("notice-batch.schema.json").Root).ShouldBeEmpty();
        RecordMirror.Differences(typeof(BatchReply), reply.Root).ShouldBeEmpty();
        RecordMirror.Differences(typeof(BatchProblem), reply.At("definitions", "problem")).ShouldBeEmpty();
        notice.At("properties", "kind")["enum"]!.AsArray().Select(n => n!.GetValue<string>()).ShouldBe(NoticeKinds.All.Select(k => k.Id()));
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_schema_names_its_record_its_kind_and_its_version(AlertKind kind)
    {
        var schema = SchemaDocument.Of(kind);

        schema.Text("x-record").ShouldBe(AlertJson.FactsTypeOf(kind).FullName);
        schema.Text("title").ShouldBe(kind.Title());
        schema.Text("$id").ShouldBe($"https://alertexchange.example/schemas/v1/alerts/{kind.Id()}.schema.json");
        schema.Text("properties", "kind", "const").ShouldBe(kind.Id());
        SchemaDocument.Envelope.At("definitions", "schemaVersion")["const"]!.GetValue<int>().ShouldBe(SampleAlerts.SparseOf(kind).SchemaVersion);
    }

    [Test]
    public void The_closed_sets_of_the_envelope_are_those_of_the_code()
    {
        var envelope = SchemaDocument.Envelope;

        Names(envelope.At("properties", "kind")).ShouldBe(AlertKinds.All.Select(k => k.Id()));
        Names(envelope.At("definitions", "subject", "properties", "citizenIdState"))
            .ShouldBe(Enum.GetNames<CitizenIdState>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName));

        static IEnumerable<string> Names(JsonNode schema) => schema["enum"]!.AsArray().Select(n => n!.GetValue<string>());
    }

    [Test]
    public void A_batch_may_hold_every_kind_and_as_many_alerts_as_the_code_says()
    {
        var alerts = SchemaDocument.Read("alert-batch.schema.json").At("properties", "alerts");

        alerts["maxItems"]!.GetValue<int>().ShouldBe(AlertBatch.MaxAlerts);
        alerts["items"]!["oneOf"]!.AsArray().Select(n => n!["$ref"]!.GetValue<string>())
            .ShouldBe(AlertKinds.All.Select(k => $"alerts/{k.Id()}.schema.json"));
    }

    [TestCaseSource(nameof(Kinds))]
    public void Every_member_has_a_chinese_title_and_description_and_an_example(AlertKind kind)
    {
        foreach (var (path, member) in SchemaDocument.Of(kind).Members().Concat(SchemaDocument.Envelope.Members()))
        {
            IsChinese(member["title"]).ShouldBeTrue($"{path}: title");
            IsChinese(member["description"]).ShouldBeTrue($"{path}: description");
            if (member["type"]!.GetValue<string>() != "object")
            {
                member["examples"].ShouldNotBeNull(path).AsArray().ShouldNotBeEmpty(path);
            }
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public void Every_number_names_its_unit_in_its_description(AlertKind kind)
    {
        foreach (var (path, member) in SchemaDocument.Of(kind).Members().Where(m => m.Member["type"]!.GetValue<string>() == "number"))
        {
            var unit = member["x-unit"].ShouldNotBeNull(path).GetValue<string>();

            unit.ShouldBeOneOf("元", "亩", "%");
            member["description"]!.GetValue<string>().ShouldContain($"单位：{unit}", customMessage: path);
        }
    }

    [Test]
    public void A_record_that_differs_from_its_schema_is_found_out()
    {
        var same = JsonNode.Parse("""
            {"additionalProperties": false, "required": ["row"], "properties": {"row": {"type": "integer"}, "note": {"type": "string"}}}
            """)!;
        RecordMirror.Differences(typeof(Same), same).ShouldBeEmpty();

        RecordMirror.Differences(typeof(WithAMemberMore), same).ShouldBe(["extra: in the record, not in the schema"]);
        RecordMirror.Differences(typeof(WithAMemberLess), same).ShouldBe(["note: in the schema, not in the record"]);
        RecordMirror.Differences(typeof(WithAnotherType), same).ShouldBe(["row: number in the record, integer in the schema"]);
        RecordMirror.Differences(typeof(WithAnOptionalRow), same).ShouldBe(["row: optional in the record, required in the schema"]);
        RecordMirror.Differences(typeof(WithARequiredNote), same).ShouldBe(["note: required in the record, optional in the schema"]);
        RecordMirror.Differences(typeof(WithAnotherName), same).ShouldBe(["remark: in the record, not in the schema", "note: in the schema, not in the record"]);

        same["additionalProperties"] = true;
        RecordMirror.Differences(typeof(Same), same).ShouldBe(["additionalProperties is not false"]);
    }

    private static bool IsChinese(JsonNode? text) => text is not null && text.GetValue<string>().Any(c => c is >= '\u4e00' and <= '\u9fff');

    private sealed record Same(int Row, string? Note);

    private sealed record WithAMemberMore(int Row, string? Note, string? Extra);

    private sealed record WithAMemberLess(int Row);

    private sealed record WithAnotherType(decimal Row, string? Note);

    private sealed record WithAnOptionalRow(int? Row, string? Note);

    private sealed record WithARequiredNote(int Row, string Note);

    private sealed record WithAnotherName(int Row, string? Remark);
}
