using System.CommandLine;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline;
using AlertExchange.Simulation;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx generate</c>: a synthetic county with its roster, a month of department files and the truth beside them.</summary>
internal static class GenerateCommand
{
    /// <summary>祁门: the county of the first notice.</summary>
    public const string DefaultArea = "341024";

    public static Command Create(GlobalOptions global)
    {
        var households = Arguments.Number<int>("--households", "户数", "N");
        var seed = Arguments.Number<ulong>("--seed", "随机种子；同一种子总是同一个县", "S", 1);
        var period = Arguments.Period(required: false);
        var output = new Option<DirectoryInfo>("--output", "-o") { Description = "写到哪个目录", HelpName = "目录", Required = true };
        var command = new Command("generate", "生成一个虚构的县：花名册、一个月的部门表、标准答案（演示和压力测试用）") { households, seed, period, output };
        command.SetAction(async (parsed, _) =>
        {
            var month = parsed.GetResult(period) is { Implicit: false } ? parsed.GetValue(period) : new Period(2022, 8);
            var directory = parsed.GetRequiredValue(output).FullName;
            var truth = await new Terminal().ProgressAsync("生成", _ => Task.Run(() => CountyGenerator.Generate(new CountyOptions
            {
                Households = parsed.GetValue(households),
                Seed = parsed.GetValue(seed),
                Period = month,
                AsOf = EarlierOf(month.LastDay, new PlaceClock(TimeProvider.System).Today),
                OutputDirectory = directory,
                AreaCsvPath = Path.Combine(global.Settings(parsed).ConfigDirectory, "areas", DefaultArea + ".csv"),
            })));
            Console.Out.WriteLine($"已生成 {truth.Households} 户 {truth.People} 人、{truth.Files.Count} 个部门文件，零报告 {truth.ZeroReports.Count} 个部门");
            Console.Out.WriteLine($"花名册：{truth.RosterPath}");
            Console.Out.WriteLine($"标准答案：{Path.Combine(directory, "truth")}");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The generator's last day: files tell of nothing that lies ahead.</summary>
    public static DateOnly EarlierOf(DateOnly a, DateOnly b) => a < b ? a : b;
}
