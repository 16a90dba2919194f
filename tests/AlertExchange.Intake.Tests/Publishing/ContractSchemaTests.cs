using System.Text.Json;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Intake.Publishing;
using NJsonSchema;

namespace AlertExchange.Intake.Tests.Publishing;

/// <summary>The contract as the program checks it is the contract as a validator for schemas reads it.</summary>
public sealed class ContractSchemaTests
{
    private static IReadOnlyList<AlertKind> Kinds => AlertKinds.All;

    [Test]
    public void Every_keyword_of_the_contracts_is_known()
    {
        ContractSchema.All.Count.ShouldBeGreaterThan(AlertKinds.All.Count);
        ContractSchema.All.SelectMany(s => Keywords(s.Value, isMap: false)).Except(ContractSchema.KnownKeywords).ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Kinds))]
    public void What_is_changed_in_a_valid_batch_is_judged_as_a_schema_validator_judges_it(AlertKind kind)
    {
        var oracle = JsonSchema.FromFileAsync(Path.Combine(Batches.Contracts, "alert-batch.schema.json")).GetAwaiter().GetResult();
        var valid = Batches.Of(Batches.Alert(kind));
        Problems(valid).ShouldBeEmpty();
        var judged = 0;
        foreach (var (what, changed) in Changes(valid))
        {
            var json = changed.ToJsonString();
            Problems(changed).Any().ShouldBe(oracle.Validate(json).Count > 0, what);
            judged++;
        }

        judged.ShouldBeGreaterThan(100);
    }

    [Test]
    public void A_problem_is_told_with_its_path_and_in_Chinese()
    {
        var batch = Batches.Of(Batches.Alert(AlertKind.MedicalCost), Batches.Alert(AlertKind.MedicalCost, a =>
        {
            a["facts"]!.AsObject().Remove("yearToDateSelfPay");
            a["occurredOn"] = "2022.8.3";
            a["subject"]!["more"] = 1;
        }));

        Problems(batch).ShouldBe(
        [
            new BatchProblem("alerts[1].occurredOn", "schema.date", "“发生日期”应写成“年-月-日”，如 2022-08-03"),
            new BatchProblem("alerts[1].subject.more", "schema.unknown", "约定里没有这一项，请去掉"),
            new BatchProblem("alerts[1].facts.yearToDateSelfPay", "schema.required", "缺少“年度内累计个人自付”（yearToDateSelfPay）"),
        ], ignoreOrder: true);
    }

    [Test]
    public void No_value_and_no_long_name_is_repeated()
    {
        var secret = "341098196809220481";
        var batch = Batches.Of(Batches.Alert(AlertKind.MedicalCost, a =>
        {
            a["subject"]![secret] = secret;
            a["subject"]!["sex"] = secret;
            a["subject"]!["citizenId"] = secret + secret;
            a["period"] = secret;
            a["facts"] = secret;
        }));

        string.Join('\n', Problems(batch)).ShouldNotContain(secret);
        Problems(batch).Count.ShouldBe(5);
    }

    private static IReadOnlyList<BatchProblem> Problems(JsonNode batch) => ContractSchema.AlertBatch.Check(JsonDocument.Parse(batch.ToJsonString()).RootElement);

    /// <summary>Every member of the batch removed, and replaced by values of every type.</summary>
    private static IEnumerable<(string What, JsonNode Changed)> Changes(JsonObject valid)
    {
        foreach (var path in Paths(valid, []))
        {
            yield return ($"without {string.Join('.', path)}", With(valid, path, null, remove: true));
            foreach (var other in (string[])["null", "true", "0", "-1", "1.5", "\"\"", "\"x\"", "\"2022-08-03\"", "{}", "[]", "\"medical-cost\""])
            {
                yield return ($"{string.Join('.', path)} = {other}", With(valid, path, JsonNode.Parse(other), remove: false));
            }
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode node, object[] at) => node switch
    {
        JsonObject members => members.SelectMany(m => Paths(m.Value!, [.. at, m.Key]).Prepend([.. at, m.Key])),
        JsonArray items => items.SelectMany((item, i) => Paths(item!, [.. at, i]).Prepend([.. at, i])),
        _ => [],
    };

    private static JsonNode With(JsonObject valid, object[] path, JsonNode? value, bool remove)
    {
        var copy = valid.DeepClone();
        var parent = path[..^1].Aggregate(copy, (node, step) => step is int i ? node[i]! : node[(string)step]!);
        switch (path[^1])
        {
            case int i when remove:
                parent.AsArray().RemoveAt(i);
                break;
            case int i:
                parent[i] = value;
                break;
            case string name when remove:
                parent.AsObject().Remove(name);
                break;
            case string name:
                parent[name] = value;
                break;
        }

        return copy;
    }

    private static IEnumerable<string> Keywords(JsonElement schema, bool isMap)
    {
        if (schema.ValueKind == JsonValueKind.Array)
        {
            return schema.EnumerateArray().SelectMany(s => Keywords(s, false));
        }

        return schema.ValueKind != JsonValueKind.Object ? [] : schema.EnumerateObject().SelectMany(m =>
            (isMap ? [] : new[] { m.Name }).Concat(m.Name is "examples" && !isMap ? [] : Keywords(m.Value, !isMap && m.Name is "properties" or "definitions")));
    }
}
