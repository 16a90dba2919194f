using System.CommandLine;
using System.CommandLine.Parsing;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline;
using AlertExchange.Simulation;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx generate</c>: a synthetic county with its roster, a month of department files and the truth beside them.</summary>
internal static class GenerateCommand
{
    /// <summary>祁门: the county of the first notice.</summary>
    public const string DefaultArea = "341024";

    /// <summary>How many people live in a village where linkage is to be measured: namesakes depend on it.</summary>
    private const int VillagePeople = 1500;

    public static Command Create(GlobalOptions global)
    {
        var households = Arguments.Number<int>("--households", "户数", "N");
        var seed = Arguments.Number<ulong>("--seed", "随机种子；同一种子总是同一个县", "S", 1);
        var period = Arguments.Period(required: false);
        var errors = new Option<ErrorProfile>("--errors")
        {
            Description = "差错口径：month 是平常的月报，linkage 用于评估比对（各类差错都多，村庄约1500人）",
            HelpName = "month|linkage",
            CustomParser = result => Profile(result),
        };
        var rows = Arguments.Number<int>("--rows", "各文件的行数放大几倍", "N", 1);
        var output = new Option<DirectoryInfo>("--output", "-o") { Description = "写到哪个目录", HelpName = "目录", Required = true };
        var command = new Command("generate", "生成一个虚构的县：花名册、一个月的部门表、标准答案（演示和压力测试用）") { households, seed, period, errors, rows, output };
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
                Errors = parsed.GetValue(errors),
                VillagePeople = parsed.GetValue(errors) == ErrorProfile.Linkage ? VillagePeople : null,
                RowsScale = parsed.GetValue(rows),
                AreaCsvPath = Path.Combine(global.Settings(parsed).ConfigDirectory, "areas", DefaultArea + ".csv"),
            })));
            Console.Out.WriteLine($"已生成 {truth.Households} 户 {truth.People} 人、{truth.Files.Count} 个部门文件，零报告 {truth.ZeroReports.Count} 个部门");
            Console.Out.WriteLine($"花名册：{truth.RosterPath}");
            Console.Out.WriteLine($"标准答案：{Path.Combine(directory, "truth")}");
            return ExitCode.Done;
        });
        return command;
    }

    private static ErrorProfile Profile(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "month":
                return ErrorProfile.Month;
            case "linkage":
                return ErrorProfile.Linkage;
            default:
                result.AddError($"--errors 应是 month 或 linkage，不能是「{result.Tokens[0].Value}」");
                return default;
        }
    }

    /// <summary>The generator's last day: files tell of nothing that lies ahead.</summary>
    public static DateOnly EarlierOf(DateOnly a, DateOnly b) => a < b ? a : b;
}
