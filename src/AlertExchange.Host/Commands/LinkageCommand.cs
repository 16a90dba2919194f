using System.CommandLine;
using System.Globalization;
using AlertExchange.Engine.Matching.Weighing;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline.Linkage;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx linkage</c>: the parameters that weigh what agrees between a row and a person.</summary>
internal static class LinkageCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("linkage", "比对参数：用本县数据训练、查看");
        command.Add(Train(global));
        command.Add(Show(global));
        return command;
    }

    private static Command Train(GlobalOptions global)
    {
        var by = new Option<string>("--by") { Description = "谁来训练，记录在案（默认为登录名）", HelpName = "姓名", DefaultValueFactory = _ => Environment.UserName };
        var json = Arguments.Json();
        var command = new Command("train", "用已入账的行和最新的花名册估计各级比率，存为新的一版，此后的报送按它比对") { by, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var terminal = new Terminal { Quiet = parsed.GetValue(json) };
            var trained = await terminal.ProgressAsync("训练比对参数", progress => session.Get<LinkageSchool>().TrainAsync(parsed.GetRequiredValue(by), progress, cancellation));
            if (trained is not var (stored, training))
            {
                Terminal.Error($"已入账且能比对的行不足 {LinkageSchool.LeastRows} 行（或没有花名册），不足以训练；仍用现有参数");
                return ExitCode.InputRefused;
            }

            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(new { stored.Version, stored.RosterVersion, rows = stored.RowCount, training.Certain, training.Weighed, training.RandomPairs, training.Rounds, converged = training.HasConverged });
                return ExitCode.Done;
            }

            terminal.Line(string.Create(CultureInfo.InvariantCulture,
                $"第 {stored.Version} 版比对参数：{training.Certain} 行有有效身份证号，{training.Weighed} 行按证据推算，随机配对 {training.RandomPairs} 对，{training.Rounds} 轮{(training.HasConverged ? "" : "（尚未收敛，可再积累数据后重训）")}"));
            terminal.Line("此后读取的文件按它比对；已有结果不变，各自记有所用版本。");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(GlobalOptions global)
    {
        var version = new Option<int?>("--version-number") { Description = "第几版；0 为出厂参数；不写则为最新的", HelpName = "版" };
        var json = Arguments.Json();
        var command = new Command("show", "列出各项各级的 m、u 和权重") { version, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var desk = session.Get<LinkageDesk>();
            var parameters = desk.Get(parsed.GetValue(version) ?? desk.LatestVersion());
            var people = session.Get<RosterCache>().LatestPeople();
            var store = session.Get<ExchangeStore>();
            var versions = store.Read(store.Linkage.List);
            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(new
                {
                    parameters.Version,
                    parameters.Name,
                    parameters.OnRosterShare,
                    levels = LinkageLevels.All.SelectMany(LinkageLevels.Of).Select(level => new
                    {
                        attribute = LinkageLevels.Key(level.Attribute),
                        level = level.Key,
                        m = parameters[level.Attribute, level.Level].M,
                        u = parameters[level.Attribute, level.Level].U,
                    }),
                    versions = versions.Select(v => new { v.Version, v.TrainedAt, v.TrainedBy, v.RosterVersion, rows = v.RowCount }),
                });
                return ExitCode.Done;
            }

            Console.Out.WriteLine(LinkageParametersView.Render(parameters, people));
            foreach (var stored in versions)
            {
                Console.Out.WriteLine($"第 {stored.Version} 版：{stored.TrainedAt:yyyy-MM-dd HH:mm} {stored.TrainedBy} 训练，{stored.RowCount} 行，花名册第 {stored.RosterVersion} 版");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
