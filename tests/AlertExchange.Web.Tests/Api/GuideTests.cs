using System.Diagnostics;
using System.Text.RegularExpressions;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Api;

/// <summary>What the guide for other systems' engineers tells them to type works as it stands there.</summary>
public sealed partial class GuideTests
{
    [Test]
    public async Task Its_examples_run_one_after_the_other()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(PlaceFiles.Root, "docs", "api.zh-CN.md"));
        var examples = Examples().Matches(guide).Select(m => m.Groups["script"].Value).ToList();
        examples.Count.ShouldBeGreaterThan(6);
        await using var county = await ServedCounty.StartAsync();
        var folder = Directory.CreateTempSubdirectory("alertx-guide-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "report.csv"), ApiClients.Medical(("王大山", 301, "12000"), ("李小花", 302, "800"), ("张有田", 303, "700"), ("陈来福", 304, "多少")));
            File.Copy(Path.Combine(PlaceFiles.Root, "contracts", "samples", "node", "batch.example.json"), Path.Combine(folder.FullName, "batch.json"));
            var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-x", "-c", string.Join('\n', examples)])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                Environment =
                {
                    ["ADDRESS"] = county.Address.ToString().TrimEnd('/'),
                    ["KEY"] = await county.KeyAsync(Role.Liaison),
                    ["TOWNSHIP_KEY"] = await county.KeyAsync(Role.Township),
                },
            };

            using var bash = Process.Start(start)!;
            var said = await Task.WhenAll(bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
            await bash.WaitForExitAsync();

            bash.ExitCode.ShouldBe(0, string.Join('\n', said));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task It_names_every_scope_and_every_kind_of_notice()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(PlaceFiles.Root, "docs", "api.zh-CN.md"));

        ApiScopes.All.ShouldAllBe(s => guide.Contains($"`{s.Id()}`", StringComparison.Ordinal));
        AlertExchange.Contracts.Notices.NoticeKinds.All.Select(AlertExchange.Contracts.Notices.NoticeKinds.Id).ShouldAllBe(k => guide.Contains($"`{k}`", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^```bash\n(?<script>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Examples();
}
