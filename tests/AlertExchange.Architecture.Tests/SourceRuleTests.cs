using System.Text.RegularExpressions;

namespace AlertExchange.Architecture.Tests;

/// <summary>The house rules that can be read off the text of the sources.</summary>
public sealed partial class SourceRuleTests
{
    private const int MostLines = 320;

    /// <summary>Files that may be longer, each with the reason why it is one thing.</summary>
    private static readonly Dictionary<string, string> MayBeLonger = new(StringComparer.Ordinal)
    {
        ["src/AlertExchange.Intake/Reading/OpenXml/XmlScanner.cs"] = "one scanner over one buffer, on the hot path",
        ["src/AlertExchange.Intake/Reading/Text/TextSheet.cs"] = "one tokenizer over one buffer, on the hot path",
    };

    [Test]
    public void A_file_can_be_held_in_the_head()
    {
        Repository.RoomSources.Where(f => !MayBeLonger.ContainsKey(f))
            .Select(f => (File: f, Lines: File.ReadLines(Repository.PathOf(f)).Count()))
            .Where(f => f.Lines > MostLines)
            .Select(f => $"{f.File}: {f.Lines} lines")
            .ShouldBeEmpty();
    }

    [Test]
    public void The_exceptions_to_the_length_rule_are_still_needed() =>
        MayBeLonger.Keys.Where(f => File.ReadLines(Repository.PathOf(f)).Count() <= MostLines).ShouldBeEmpty();

    [Test]
    public void A_file_holds_one_public_type_and_is_named_after_it() =>
        Repository.RoomSources.SelectMany(f => MisnamedTypes(f, Repository.Text(f))).ShouldBeEmpty();

    [TestCase("Alert.cs", "public sealed record Alert(int Row);", true)]
    [TestCase("Alert.cs", "public readonly record struct Alert;\ninternal sealed class Help { public sealed class Inner; }", true)]
    [TestCase("Alert.Parsing.cs", "public static partial class Alert", true)]
    [TestCase("Index.cshtml.cs", "public sealed class IndexModel : PageModel", true)]
    [TestCase("IAlert.cs", "public interface IAlert<T>", true)]
    [TestCase("Alert.cs", "public sealed record Warning(int Row);", false)]
    [TestCase("Alert.cs", "public enum Alert\n{\n}\npublic sealed class Other;", false)]
    [TestCase("Alert.cs", "public delegate int Other(int row);", false)]
    public void The_naming_rule_sees_what_it_should(string file, string text, bool fine) =>
        MisnamedTypes(file, text).Any().ShouldBe(!fine);

    [Test]
    public void Every_file_has_a_file_scoped_namespace_under_its_room()
    {
        foreach (var file in Repository.RoomSources.Where(f => !f.EndsWith("/Program.cs", StringComparison.Ordinal)))
        {
            var text = Repository.Text(file);
            if (TopLevelType().IsMatch(text))
            {
                var room = file.Split('/')[1];
                Regex.IsMatch(text, $@"^namespace {Regex.Escape(room)}(\.[\w.]+)?;", RegexOptions.Multiline).ShouldBeTrue(file);
            }
        }
    }

    [Test]
    public void No_exception_is_swallowed() =>
        Repository.RoomSources.Where(f => SwallowedException().IsMatch(Repository.Text(f))).ShouldBeEmpty();

    [TestCase("catch (Exception) { }", true)]
    [TestCase("catch (System.Exception e) when (e.Message is \"\")\n{\n    // nothing to do\n}", true)]
    [TestCase("catch\n{\n}", true)]
    [TestCase("catch (IOException) { }", false)]
    [TestCase("catch (Exception e)\n{\n    fault = e;\n}", false)]
    public void The_swallowing_rule_sees_what_it_should(string text, bool swallowed) =>
        SwallowedException().IsMatch(text).ShouldBe(swallowed);

    [Test]
    public void No_work_is_left_for_later_in_a_comment() =>
        Repository.TextFiles.Where(f => Path.GetFileName(f) != $"{nameof(SourceRuleTests)}.cs" && IsCode(f))
            .Where(f => LeftForLater().IsMatch(Repository.Text(f)))
            .ShouldBeEmpty();

    [Test]
    public void No_file_names_a_folder_of_the_machine_it_was_written_on()
    {
        // Put together here, so that this file does not name them.
        var places = new Regex(@"(?<![\w.-])/" + "work" + @"/|(?<![\w/.-])sha" + "red/(design|seeds)");

        Repository.TextFiles.Where(f => !f.EndsWith(".csv", StringComparison.Ordinal) && !f.EndsWith("packages.lock.json", StringComparison.Ordinal))
            .Where(f => places.IsMatch(Repository.Text(f)))
            .ShouldBeEmpty();
    }

    [Test]
    public void Folders_are_named_by_capability() =>
        Repository.RoomSources.Where(f => f.Split('/').SkipLast(1).Any(p => p is "Helpers" or "Utils" or "Utilities" or "Managers" or "Models" or "Common" or "Misc"))
            .ShouldBeEmpty();

    private static bool IsCode(string file) => Path.GetExtension(file) is ".cs" or ".cshtml" or ".sql" or ".sh" or ".yaml" or ".props" or ".csproj" or "";

    private static IEnumerable<string> MisnamedTypes(string file, string text)
    {
        var name = Path.GetFileName(file);
        var expected = name.EndsWith(".cshtml.cs", StringComparison.Ordinal) ? name.Split('.')[0] + "Model" : name.Split('.')[0];
        return PublicType().Matches(text).Select(m => m.Groups["name"].Value).Where(n => n != expected).Select(n => $"{file}: {n}");
    }

    [GeneratedRegex(@"^public (?:(?:sealed|abstract|static|partial|readonly|ref|unsafe) )*(?:record struct|record class|record|class|struct|interface|enum|delegate [\w<>\[\],.? ]+?) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|abstract|static|partial|readonly|ref|unsafe) )*(?:record|class|struct|interface|enum|delegate) ", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"\bcatch\s*(?:\(\s*(?:System\.)?Exception(?:\s+\w+)?\s*\)\s*)?(?:when\s*\([^{]*\)\s*)?\{(?:\s|//[^\n]*\n|/\*.*?\*/)*\}", RegexOptions.Singleline)]
    private static partial Regex SwallowedException();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex LeftForLater();
}
