using System.CommandLine;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline.Tracing;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx trace</c>: what became of one row of one file.</summary>
internal static class TraceCommand
{
    public static Command Create(GlobalOptions global)
    {
        var submission = new Option<string>("--submission") { Description = "回执号，如 S20220820-0001", HelpName = "回执号", Required = true };
        var row = Arguments.Number<int>("--row", "表里的行号（从 1 数）", "行");
        var sheet = new Option<string?>("--sheet") { Description = "工作表名；不写则各表都查", HelpName = "名称" };
        var json = Arguments.Json();
        var command = new Command("trace", "查一行数据去了哪里") { submission, row, sheet, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var id = parsed.GetRequiredValue(submission);
            var traces = session.Get<Tracer>().Trace(id, parsed.GetValue(row), parsed.GetValue(sheet));
            if (traces is null)
            {
                Terminal.Error($"没有回执号为「{id}」的报送");
                return ExitCode.InputRefused;
            }

            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(traces);
                return ExitCode.Done;
            }

            if (traces.Count == 0)
            {
                Terminal.Error($"{id} 第 {parsed.GetValue(row)} 行不是数据行（标题、合计、空行或不在文件里）");
                return ExitCode.InputRefused;
            }

            foreach (var trace in traces)
            {
                Console.Out.WriteLine($"{trace.SubmissionId}　{trace.File}　工作表「{trace.Sheet}」第 {trace.Row} 行");
                foreach (var step in trace.Steps)
                {
                    Console.Out.WriteLine("  → " + step);
                }
            }

            return ExitCode.Done;
        });
        return command;
    }
}
