using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Tests.Forms;

public sealed class CatalogTests
{
    [Test]
    public void Every_department_of_the_command_line_has_its_forms()
    {
        Given.Catalog.Departments.Select(d => d.Id.Value).ShouldBe(
        [
            "agriculture", "agriculture-water", "civil-affairs", "disability-federation", "education", "emergency-management", "health", "housing",
            "human-resources", "market-regulation", "medical-insurance", "petitions", "police", "rural-revitalization", "statistics", "water-resources",
        ]);
        Given.Catalog.Departments.SelectMany(d => d.Forms).Select(f => f.Kind).Distinct().Order().ShouldBe(AlertKinds.All);
        Given.Catalog.Departments.Where(d => d.RealTime).Select(d => d.Id.Value).ShouldBe(["petitions", "police"]);
    }

    [Test]
    public void No_natural_key_holds_an_amount_so_that_a_corrected_amount_keeps_the_rows_identity()
    {
        foreach (var form in Given.Catalog.Departments.SelectMany(d => d.Forms))
        {
            form.NaturalKey.Concat(form.FallbackKey).Select(f => form.Column(f)!.Type)
                .ShouldNotContain(t => t == FieldType.Amount || t == FieldType.Decimal, form.ToString());
        }
    }

    [TestCase("kind: medical-cost", "kind: medical-costs", "medical-cost")]
    [TestCase("subject: person", "subjekt: person", "subject")]
    [TestCase("field: yearToDateSelfPay", "field: yearToDateSelfPai", "yearToDateSelfPay")]
    [TestCase("note: 本年度累计, synonyms: [年度住院次数", "nota: 本年度累计, synonyms: [年度住院次数", "note")]
    [TestCase("type: integer", "type: integr", "integer")]
    public void A_wrong_word_in_a_department_file_is_told_with_file_line_and_the_word_that_was_meant(string right, string wrong, string meant)
    {
        using var directory = new ConfigCopy();
        var line = directory.Replace("departments/medical-insurance.yaml", right, wrong);

        var error = Should.Throw<FormDefinitionException>(() => FormCatalog.Load(directory.Path));

        error.File.ShouldBe("medical-insurance.yaml");
        error.Message.ShouldContain($"“{meant}”");
        error.Line.ShouldBe(wrong.StartsWith("subjekt", StringComparison.Ordinal) ? error.Line : line);
    }

    [Test]
    public void The_column_guide_says_what_the_definition_says()
    {
        foreach (var department in Given.Catalog.Departments)
        {
            var path = Path.Combine(Given.Repository, "docs", "forms", department.Id + ".md");
            var guide = ColumnGuide.Write(department);
            if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, guide);
            }

            File.ReadAllText(path).ShouldBe(guide, $"docs/forms/{department.Id}.md is stale: run the tests with UPDATE_SNAPSHOTS=1");
        }
    }

    private sealed class ConfigCopy : IDisposable
    {
        public ConfigCopy()
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, "departments"));
            var config = System.IO.Path.Combine(Given.Repository, "config");
            foreach (var file in Directory.GetFiles(config, "*.yaml").Concat(Directory.GetFiles(System.IO.Path.Combine(config, "departments"))))
            {
                File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(config, file)));
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("alertx-config-").FullName;

        public int Replace(string file, string right, string wrong)
        {
            var path = System.IO.Path.Combine(Path, file);
            var text = File.ReadAllText(path);
            text.ShouldContain(right);
            var at = text.IndexOf(right, StringComparison.Ordinal);
            File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);
            return text[..at].Count(c => c == '\n') + 1;
        }

        public void Dispose() => Directory.Delete(Path, true);
    }
}
