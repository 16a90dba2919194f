using System.CommandLine;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Diagnosing;
using AlertExchange.Storage;
using AlertExchange.Storage.Diagnosis;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx doctor</c>: one line a check, with what to do.</summary>
internal static class DoctorCommand
{
    /// <summary>A doctor who waits two minutes for a server that is away is not asked again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create(GlobalOptions global)
    {
        var json = Arguments.Json();
        var command = new Command("doctor", "体检：逐项检查配置、密钥、数据库、存档、花名册、口径、日历、磁盘和未完成的报送") { json };
        command.SetAction(parsed =>
        {
            var settings = global.Settings(parsed);
            var findings = new Doctor(settings, new PlaceClock(TimeProvider.System)).Examine(() => ExchangeStore.Open(settings.DataDirectory, settings.Store with { BusyTimeout = Patience }));
            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(findings.Select(f => new { f.Check, f.Title, level = Id(f.Level), f.Text, f.Advice }));
            }
            else
            {
                foreach (var finding in findings)
                {
                    Console.Out.WriteLine($"{Word(finding.Level)}　{finding.Title}：{finding.Text}" + (finding.Advice.Length == 0 ? "" : $"。{finding.Advice}"));
                }
            }

            return findings.Any(f => f.Level == FindingLevel.Fault) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static string Word(FindingLevel level) => level switch
    {
        FindingLevel.Fine => "正常",
        FindingLevel.Notice => "注意",
        _ => "故障",
    };

    private static string Id(FindingLevel level) => level switch
    {
        FindingLevel.Fine => "fine",
        FindingLevel.Notice => "notice",
        _ => "fault",
    };
}
