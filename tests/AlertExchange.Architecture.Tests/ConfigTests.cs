using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Serialization;
using YamlDotNet.RepresentationModel;

namespace AlertExchange.Architecture.Tests;

/// <summary>The data that makes a county: complete, known to the contracts, and beside the executable.</summary>
public sealed class ConfigTests
{
    private static readonly string[] Departments =
    [
        "medical-insurance", "education", "housing", "agriculture-water", "civil-affairs", "disability-federation", "emergency-management",
        "police", "petitions", "health", "water-resources", "agriculture", "human-resources", "statistics", "market-regulation", "rural-revitalization",
    ];

    private static string DepartmentFolder => Repository.PathOf("config/departments");

    [Test]
    public void Every_department_of_the_architecture_has_its_file_and_no_other_does()
    {
        RequireDepartments();

        Directory.GetFiles(DepartmentFolder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f))
            .ShouldBe(Departments, ignoreOrder: true);
    }

    [Test]
    public void Departments_speak_only_of_known_kinds()
    {
        RequireDepartments();
        foreach (var file in Directory.GetFiles(DepartmentFolder, "*.yaml"))
        {
            var kinds = FormsOf(file).Select(f => Scalar(f, "kind")).OfType<string>().ToList();

            kinds.ShouldAllBe(k => IsKind(k), Path.GetFileName(file));
        }
    }

    [Test]
    public void Every_kind_is_reported_by_some_department()
    {
        RequireDepartments();
        var reported = Directory.GetFiles(DepartmentFolder, "*.yaml").SelectMany(FormsOf).Select(f => Scalar(f, "kind")).OfType<string>();

        AlertKinds.All.Select(k => k.Id()).Except(reported).ShouldBeEmpty();
    }

    [Test]
    public void A_form_fills_only_members_that_its_alert_has_and_all_that_it_needs()
    {
        RequireDepartments();
        var shared = typeof(AlertSubject).GetProperties().Select(Written).Concat(["occurredOn", "period", "ignore"]).ToList();
        foreach (var (kind, form) in KnownForms())
        {
            var facts = AlertJson.FactsTypeOf(kind).GetProperties().Where(p => p.CanWrite).ToList();
            var fields = ColumnsOf(form).Select(c => c.Field).ToList();

            fields.Except(shared).Except(facts.Select(Written)).ShouldBeEmpty(kind.Id());
            facts.Where(p => p.GetCustomAttribute<RequiredMemberAttribute>() is not null).Select(Written).Except(fields).ShouldBeEmpty(kind.Id());
        }
    }

    [Test]
    public void The_codes_of_a_form_are_those_that_the_contract_allows()
    {
        RequireDepartments();
        var compared = 0;
        foreach (var (kind, form) in KnownForms())
        {
            var schema = JsonNode.Parse(Repository.Text($"contracts/alerts/{kind.Id()}.schema.json"))!["properties"]!["facts"]!["properties"]!;
            foreach (var (field, column) in ColumnsOf(form).Where(c => schema[c.Field]?["enum"] is not null))
            {
                var allowed = schema[field]!["enum"]!.AsArray().Select(v => v!.GetValue<string>());

                CodesOf(column).ShouldBe(allowed, ignoreOrder: true, $"{kind.Id()} {field}");
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(0);
    }

    [Test]
    public void The_whole_configuration_stands_beside_the_executable()
    {
        var written = FilesOf(Repository.PathOf("config"));
        var copied = FilesOf(Path.Combine(AppContext.BaseDirectory, "config"));

        written.Keys.Except(copied.Keys).ShouldBeEmpty();
        written.Where(f => copied[f.Key] != f.Value).Select(f => f.Key).ShouldBeEmpty();
    }

    [Test]
    public void Configuration_files_are_yaml_or_csv() =>
        FilesOf(Repository.PathOf("config")).Keys.ShouldAllBe(f => Path.GetExtension(f) == ".yaml" || Path.GetExtension(f) == ".csv");

    private static void RequireDepartments()
    {
        if (!Directory.Exists(DepartmentFolder))
        {
            Assert.Ignore("config/departments does not exist.");
        }
    }

    private static bool IsKind(string id) => AlertKinds.TryParse(id, out _);

    private static IEnumerable<YamlMappingNode> FormsOf(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(file);
        yaml.Load(reader);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        return root.Children.TryGetValue(new YamlScalarNode("forms"), out var forms)
            ? ((YamlSequenceNode)forms).Children.Cast<YamlMappingNode>()
            : [root];
    }

    private static IEnumerable<(AlertKind Kind, YamlMappingNode Form)> KnownForms() =>
        from file in Directory.GetFiles(DepartmentFolder, "*.yaml")
        from form in FormsOf(file)
        where IsKind(Scalar(form, "kind") ?? "")
        select (AlertKinds.All.Single(k => k.Id() == Scalar(form, "kind")), form);

    /// <summary>A column is a mapping with a field, or the name of a field described once for all forms.</summary>
    private static IEnumerable<(string Field, YamlNode Column)> ColumnsOf(YamlMappingNode form) =>
        ((YamlSequenceNode)form.Children["columns"]).Children
            .Select(c => (c is YamlMappingNode mapping ? Scalar(mapping, "field")! : ((YamlScalarNode)c).Value!, c));

    private static IEnumerable<string> CodesOf(YamlNode column) =>
        column is YamlMappingNode mapping && mapping.Children.TryGetValue("codes", out var codes)
            ? ((YamlSequenceNode)codes).Children.Select(c => c is YamlMappingNode code ? Scalar(code, "value")! : ((YamlScalarNode)c).Value!)
            : [];

    private static string Written(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static string? Scalar(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? (value as YamlScalarNode)?.Value : null;

    private static Dictionary<string, string> FilesOf(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
}
