using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlertExchange.Contracts.Notices;

namespace AlertExchange.Intake.Publishing;

/// <summary>
/// Checks JSON against the schemas of <c>contracts/</c>, which are part of the program: what is accepted is what the contract says, and a
/// changed contract needs no second change here. Knows the keywords that the contracts use (a test finds others), and tells path and
/// reason in Chinese without repeating a value.
/// </summary>
internal sealed class ContractSchema
{
    /// <summary>Problems after which the rest is not looked at.</summary>
    private const int EnoughProblems = BatchReply.MaxProblems;

    private const string Prefix = "contracts/";

    private static readonly Dictionary<string, JsonElement> Documents = Load();

    /// <summary>Keywords that say something about a value, or that only explain.</summary>
    internal static readonly IReadOnlySet<string> KnownKeywords = new HashSet<string>(StringComparer.Ordinal)
    {
        "$ref", "type", "properties", "required", "additionalProperties", "enum", "const", "pattern", "format", "minLength", "minimum", "maximum", "minItems", "maxItems", "items", "oneOf",
        "definitions", "$schema", "$id", "title", "description", "examples", "x-unit", "x-personal-data", "x-record",
    };

    private readonly string _file;

    private ContractSchema(string file) => _file = file;

    /// <summary>The contract of a batch of alerts.</summary>
    public static ContractSchema AlertBatch { get; } = new("alert-batch.schema.json");

    /// <summary>Every schema by its name, as it stands in the program.</summary>
    internal static IReadOnlyDictionary<string, JsonElement> All => Documents;

    /// <summary>What is wrong with a value, in the order of the document; empty when it keeps the contract.</summary>
    public IReadOnlyList<BatchProblem> Check(JsonElement value)
    {
        var problems = new List<BatchProblem>();
        Check(new Node(_file, Documents[_file]), value, "", problems);
        return problems;
    }

    private static void Check(Node node, JsonElement value, string path, List<BatchProblem> problems)
    {
        node = node.Follow();
        if (problems.Count >= EnoughProblems)
        {
            return;
        }

        if (node.Schema.TryGetProperty("oneOf", out var arms))
        {
            CheckKind(node, arms, value, path, problems);
            return;
        }

        if (node.Schema.TryGetProperty("type", out var type) && !IsOf(value, type.GetString()!))
        {
            problems.Add(new BatchProblem(path, "schema.type", $"{node.Title}应是{TypeName(type.GetString()!)}"));
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(node, value, path, problems);
                break;
            case JsonValueKind.Array:
                CheckArray(node, value, path, problems);
                break;
            case JsonValueKind.String:
                CheckText(node, value.GetString()!, path, problems);
                break;
            case JsonValueKind.Number:
                CheckNumber(node, value, path, problems);
                break;
        }

        if (node.Schema.TryGetProperty("const", out var only) && !JsonElement.DeepEquals(only, value))
        {
            problems.Add(new BatchProblem(path, "schema.const", $"{node.Title}应是 {only.GetRawText()}"));
        }
        else if (node.Schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)))
        {
            problems.Add(new BatchProblem(path, "schema.enum", $"{node.Title}只能是：{string.Join("、", values.EnumerateArray().Select(v => v.ToString()))}"));
        }
    }

    /// <summary>The arms are the kinds of alerts: the kind says which one is meant, so that the problems are those of that kind.</summary>
    private static void CheckKind(Node node, JsonElement arms, JsonElement value, string path, List<BatchProblem> problems)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new BatchProblem(path, "schema.type", "预警信息应是对象"));
            return;
        }

        if (!value.TryGetProperty("kind", out var kind) || kind.ValueKind != JsonValueKind.String)
        {
            problems.Add(new BatchProblem(Join(path, "kind"), "schema.required", "缺少“预警类型”（kind）"));
            return;
        }

        foreach (var arm in arms.EnumerateArray())
        {
            var one = new Node(node.File, arm).Follow();
            if (one.Schema.GetProperty("properties").GetProperty("kind").GetProperty("const").GetString() == kind.GetString())
            {
                Check(one, value, path, problems);
                return;
            }
        }

        problems.Add(new BatchProblem(Join(path, "kind"), "schema.enum", "没有这种预警类型"));
    }

    private static void CheckObject(Node node, JsonElement value, string path, List<BatchProblem> problems)
    {
        var known = node.Schema.TryGetProperty("properties", out var properties);
        if (node.Schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(n => n.GetString()!).Where(n => !value.TryGetProperty(n, out _)))
            {
                var title = known && properties.TryGetProperty(name, out var missing) ? new Node(node.File, missing).Follow().Title : "";
                problems.Add(new BatchProblem(Join(path, name), "schema.required", $"缺少{(title.Length == 0 ? "" : title)}（{name}）"));
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            if (known && properties.TryGetProperty(member.Name, out var schema))
            {
                Check(new Node(node.File, schema), member.Value, Join(path, member.Name), problems);
            }
            else if (node.Schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False)
            {
                // Its name is the sender's and could be anything: the path is all that is said, cut to what a name may look like.
                problems.Add(new BatchProblem(Join(path, Shorten(member.Name)), "schema.unknown", "约定里没有这一项，请去掉"));
            }
        }
    }

    private static void CheckArray(Node node, JsonElement value, string path, List<BatchProblem> problems)
    {
        var count = value.GetArrayLength();
        if (node.Schema.TryGetProperty("maxItems", out var most) && count > most.GetInt32())
        {
            problems.Add(new BatchProblem(path, "schema.max-items", $"{node.Title}至多 {most.GetInt32()} 条，实为 {count} 条，请分批"));
            return;
        }

        if (node.Schema.TryGetProperty("minItems", out var least) && count < least.GetInt32())
        {
            problems.Add(new BatchProblem(path, "schema.min-items", $"{node.Title}至少 {least.GetInt32()} 条"));
        }

        if (node.Schema.TryGetProperty("items", out var items))
        {
            var i = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(new Node(node.File, items), item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i++}]"), problems);
            }
        }
    }

    private static void CheckText(Node node, string text, string path, List<BatchProblem> problems)
    {
        if (node.Schema.TryGetProperty("minLength", out var least) && text.Length < least.GetInt32())
        {
            problems.Add(new BatchProblem(path, "schema.min-length", $"{node.Title}不能为空；没有就不要写这一项"));
        }

        if (node.Schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking))
        {
            problems.Add(new BatchProblem(path, "schema.pattern", $"{node.Title}的写法不对：{node.Description}"));
        }

        if (node.Schema.TryGetProperty("format", out _) && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.Add(new BatchProblem(path, "schema.date", $"{node.Title}应写成“年-月-日”，如 2022-08-03"));
        }
    }

    private static void CheckNumber(Node node, JsonElement value, string path, List<BatchProblem> problems)
    {
        // A number beyond what amounts are kept in is no amount.
        if (!value.TryGetDecimal(out var number)
            || (node.Schema.TryGetProperty("minimum", out var least) && number < least.GetDecimal())
            || (node.Schema.TryGetProperty("maximum", out var most) && number > most.GetDecimal()))
        {
            problems.Add(new BatchProblem(path, "schema.range", $"{node.Title}超出范围"));
        }
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new InvalidOperationException($"The contracts use the type {type}, which is not known here."),
    };

    private static string TypeName(string type) => type switch
    {
        "object" => "对象",
        "array" => "数组",
        "string" => "文字",
        "boolean" => "true 或 false",
        "number" => "数字",
        _ => "整数",
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Shorten(string name) => name.Length <= 40 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') && name.Count(char.IsAsciiDigit) < 6 ? name : "?";

    private static Dictionary<string, JsonElement> Load()
    {
        var assembly = typeof(ContractSchema).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(
            n => n[Prefix.Length..].Replace('\\', '/'),
            n =>
            {
                using var stream = assembly.GetManifestResourceStream(n)!;
                using var document = JsonDocument.Parse(stream);
                return document.RootElement.Clone();
            }, StringComparer.Ordinal);
    }

    /// <summary>A schema with the file that its references are relative to.</summary>
    private readonly record struct Node(string File, JsonElement Schema)
    {
        public string Title => Schema.TryGetProperty("title", out var title) ? $"“{title.GetString()}”" : "";

        public string Description => Schema.TryGetProperty("description", out var description) ? description.GetString()! : "";

        public Node Follow()
        {
            var node = this;
            while (node.Schema.TryGetProperty("$ref", out var reference))
            {
                var (file, pointer) = reference.GetString()!.Split('#') is [var f, var p] ? (f, p) : (reference.GetString()!, "");
                var name = file.Length == 0 ? node.File : Beside(node.File, file);
                var schema = Documents[name];
                foreach (var step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
                {
                    schema = schema.GetProperty(step);
                }

                node = new Node(name, schema);
            }

            return node;
        }

        private static string Beside(string file, string other) => file.LastIndexOf('/') is > 0 and var end ? file[..(end + 1)] + other : other;
    }
}
