using System.Diagnostics;
using AlertExchange.Host.Tests.Running;

namespace AlertExchange.Host.Tests.Operations;

/// <summary>What test.sh does with the logs of every suite when all of them are over (tests/search-logs.sh).</summary>
public sealed class SearchedLogsTests
{
    [TestCase("""{"@m":"row 3 of 110101195001010171"}""", "an id of 18 digits")]
    [TestCase("""{"@m":"row 3 of 11010119500101017x"}""", "an id of 18 digits")]
    [TestCase("""{"@m":"110101900307123"}""", "an id of 15 digits")]
    [TestCase("""{"@m":"3410981950********"}""", "a part of an id")]
    [TestCase("""{"@m":"341098************"}""", "a part of an id")]
    [TestCase("""{"Phone":13905590000}""", "a telephone number")]
    [TestCase("""{"@m":"家住平里村的钱外来没有找到"}""", "a name")]
    [TestCase("""{"@m":"重名：马力，共 2 人"}""", "a name")]
    public async Task A_person_in_a_log_is_found_and_only_the_place_is_told(string line, string what)
    {
        using var place = new Workplace();
        LeaveNames(place);
        Leave(place, "{\"@m\":\"2 rows accepted\"}", line);

        var (exitCode, said) = await SearchAsync(place);

        exitCode.ShouldBe(1, said);
        said.Trim().ShouldBe($"{what}: host/1.log:2");
    }

    [Test]
    public async Task Times_numbers_and_other_words_are_nobody()
    {
        using var place = new Workplace();
        LeaveNames(place);
        Leave(place,
            """{"@t":"2026-11-22T22:12:33.8277027Z","@m":"\"S20261123-0004\" read: 11 rows accepted, 0.13905590000 s","Trace":"4bf92f3577b34da6a3ce929d0e0e4736"}""",
            """{"@m":"The turn was held 1418828456 ticks","Hash":"b52628b641b54cef0a01699f80b8a5f19f98a11f0f8cff8cc538da16c209e70d"}""",
            """{"@m":"马力强劲"}""");

        var (exitCode, said) = await SearchAsync(place);

        exitCode.ShouldBe(0, said);
        said.ShouldContain("nobody found");
    }

    [TestCase(true, "no names")]
    [TestCase(false, "no logs")]
    public async Task A_search_that_has_nothing_to_go_by_fails(bool logs, string why)
    {
        using var place = new Workplace();
        if (logs)
        {
            Leave(place, "{}");
        }
        else
        {
            LeaveNames(place);
        }

        var (exitCode, said) = await SearchAsync(place);

        exitCode.ShouldBe(2, said);
        said.ShouldContain(why);
    }

    private static void LeaveNames(Workplace place)
    {
        Directory.CreateDirectory(place.PathOf("left/names"));
        File.WriteAllLines(place.PathOf("left/names/host.txt"), ["钱外来", "马力", "户主姓名未知者"]);
    }

    private static void Leave(Workplace place, params string[] lines)
    {
        Directory.CreateDirectory(place.PathOf("left/host"));
        File.WriteAllLines(place.PathOf("left/host/1.log"), lines);
    }

    private static async Task<(int ExitCode, string Said)> SearchAsync(Workplace place)
    {
        var script = Path.Combine(ContainerTests.RepositoryRoot(), "tests", "search-logs.sh");
        using var search = Process.Start(new ProcessStartInfo("bash", [script, place.PathOf("left")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (search.StandardOutput.ReadToEndAsync(), search.StandardError.ReadToEndAsync());
        await search.WaitForExitAsync();
        return (search.ExitCode, await output + await errors);
    }
}
