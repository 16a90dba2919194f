using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Tests.Policies;

internal static class QimenProfile
{
    public const string File = "config/policies/qimen.yaml";

    public static string Yaml { get; } = RepositoryFile.Read(File).ReplaceLineEndings("\n");

    public static PolicyProfile Profile { get; } = Accepted(Yaml);

    public static PolicyProfile Accepted(string yaml) =>
        PolicyProfileParser.Parse(yaml, "qimen.yaml").ShouldBeOfType<PolicyProfileResult.Accepted>().Profile;

    /// <summary>The shipped file with one passage changed, and what the parser says to it.</summary>
    public static IReadOnlyList<PolicyProblem> ProblemsAfter(string passage, string replacement)
    {
        Yaml.ShouldContain(passage);
        var at = Yaml.IndexOf(passage, StringComparison.Ordinal);
        var changed = Yaml[..at] + replacement + Yaml[(at + passage.Length)..];
        return PolicyProfileParser.Parse(changed, "qimen.yaml").ShouldBeOfType<PolicyProfileResult.Refused>().Problems;
    }

    public static int LineOf(string passage) => Yaml[..Yaml.IndexOf(passage, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
