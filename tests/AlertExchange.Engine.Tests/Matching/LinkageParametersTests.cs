using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Engine.Tests.Policies;

namespace AlertExchange.Engine.Tests.Matching;

public sealed class LinkageParametersTests
{
    private static readonly string Shipped = RepositoryFile.Read("config/linkage/weights.yaml");

    [Test]
    public void What_is_written_is_read_again_as_it_was()
    {
        var parameters = County.Shipped;

        var again = ((LinkageParametersResult.Accepted)LinkageParametersParser.Parse(LinkageParametersParser.Write(parameters), "again.yaml")).Parameters;

        foreach (var level in LinkageLevels.All.SelectMany(LinkageLevels.Of))
        {
            again[level.Attribute, level.Level].ShouldBe(parameters[level.Attribute, level.Level], $"{level.Attribute} {level.Key}");
        }

        (again.Title, again.OnRosterShare, again.MostBits, again.TermFrequencies).ShouldBe((parameters.Title, parameters.OnRosterShare, parameters.MostBits, parameters.TermFrequencies));
    }

    [TestCase("variant: { m: 0.02", "varient: { m: 0.02", "attributes.name 中不认识的项“varient”", "variant")]
    [TestCase("substitution: { m: 0.025", "substitution: { m: 1.5", "m 的值 1.5 应在", null)]
    [TestCase("people: 2.4", "people: 0", "people 的值 0 应在", null)]
    [TestCase("onRosterShare: 0.9", "onRosterShare: 1", "onRosterShare 的值 1 应在", null)]
    [TestCase("onRosterShare: 0.9", "onRosterShare: 九成", "应为不带单位和逗号的数", null)]
    [TestCase("    different: { m: 0.01, u: 0.5 }\n", "", "attributes.sex 中缺少 different", null)]
    public void What_is_wrong_is_told_with_file_line_and_suggestion(string from, string to, string what, string? suggestion)
    {
        Shipped.ShouldContain(from);
        var broken = Shipped.Replace(from, to, StringComparison.Ordinal);

        var problems = ((LinkageParametersResult.Refused)LinkageParametersParser.Parse(broken, "weights.yaml")).Problems;

        var problem = problems.First(p => p.What.Contains(what, StringComparison.Ordinal));
        problem.File.ShouldBe("weights.yaml");
        problem.Line.ShouldBeGreaterThan(1);
        (suggestion is null || problem.Suggestion!.Contains(suggestion, StringComparison.Ordinal)).ShouldBeTrue();
    }

    [TestCase("- a\n- b\n", "文件应是一份比对参数")]
    [TestCase("a: [", "不是完好的 YAML")]
    public void Another_file_is_refused(string text, string what) =>
        ((LinkageParametersResult.Refused)LinkageParametersParser.Parse(text, "weights.yaml")).Problems[0].What.ShouldContain(what);

    [Test]
    public void The_table_shows_every_level_in_Chinese()
    {
        var table = LinkageParametersView.Render(County.Shipped, 35_000);

        table.ShouldStartWith("出厂参数 2026.1");
        foreach (var level in LinkageLevels.All.SelectMany(LinkageLevels.Of))
        {
            table.ShouldContain(level.Text);
        }
    }
}
