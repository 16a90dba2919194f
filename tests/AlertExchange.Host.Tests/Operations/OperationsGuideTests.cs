using System.Diagnostics;
using System.Text.RegularExpressions;
using AlertExchange.Host.Tests.Running;

namespace AlertExchange.Host.Tests.Operations;

/// <summary>What docs/operations.md tells a technician to type is typed here, as it stands.</summary>
public sealed partial class OperationsGuideTests
{
    [Test]
    public async Task The_restore_drill_goes_as_it_is_written()
    {
        using var place = new Workplace();
        (await place.RunAsync("roster", "import", SmallCounty.WriteRoster(place))).Exits(0);
        (await place.SubmitAsync(place.Write("一.csv", SmallCounty.MedicalHeader, SmallCounty.Medical(1, 30_000)), "medical-insurance")).Exits(0);
        var drill = Drill().Match(File.ReadAllText(Path.Combine(ContainerTests.RepositoryRoot(), "docs", "operations.md")));
        drill.Success.ShouldBeTrue("the block ```bash drill");
        var program = Path.Combine(AppContext.BaseDirectory, "alertx.dll");
        var script = place.Write("drill.sh", "set -eu", $"alertx() {{ dotnet '{program}' \"$@\"; }}", drill.Groups["lines"].Value);
        var before = Directory.GetFileSystemEntries(place.Root).Order().ToList();

        using var shell = Process.Start(new ProcessStartInfo("bash", [script]) { WorkingDirectory = place.Root, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();

        shell.ExitCode.ShouldBe(0, string.Join('\n', said));
        said[0].ShouldContain("已恢复到");
        said[0].ShouldContain("正常　报送文件：1 个存档都在，都能解密");
        Directory.GetFileSystemEntries(place.Root).Order().ToList().ShouldBe(before);
    }

    [Test]
    public void Every_key_of_the_settings_and_every_figure_is_in_the_guide()
    {
        var guide = File.ReadAllText(Path.Combine(ContainerTests.RepositoryRoot(), "docs", "operations.md"));

        foreach (var key in (string[])["county", "dataDirectory", "configDirectory", "errorRateLimit", "matchingWorkers", "database.kind", "connectionFile", "transport.kind", "passwordFile", "virtualHost", "silenceSeconds", "webhooks", "publishers", "logs.level", "logs.keptFiles", "logs.fileMegabytes", "logs.console"])
        {
            guide.ShouldContain(key);
        }
    }

    [GeneratedRegex("```bash drill\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Drill();
}
