using System.CommandLine;
using AlertExchange.Engine.Access;
using AlertExchange.Host.CommandLine;
using AlertExchange.Intake.Exports;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Exports;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx export</c>: a month's matches, warnings, tasks or rejected rows as a file.</summary>
internal static class ExportCommand
{
    public static Command Create(GlobalOptions global)
    {
        var command = new Command("export", "导出一个月的清单（.csv、.xlsx 或 .json）");
        command.Add(Create(global, "matches", "比对结果：每个文件的每一行都有一条", ExportKind.Matches));
        command.Add(Create(global, "warnings", "预警", ExportKind.Warnings));
        command.Add(Create(global, "tasks", "核查任务", ExportKind.Tasks));
        command.Add(Create(global, "rejected", "退回的行和原因", ExportKind.Rejected));
        return command;
    }

    private static Command Create(GlobalOptions global, string name, string description, ExportKind kind)
    {
        var period = Arguments.Period();
        var output = Arguments.Output("写到哪个文件，按扩展名决定格式");
        var command = new Command(name, description) { period, output };
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is { } file && !TableExport.TryFormatOf(file.Name, out _))
            {
                result.AddError($"不认识「{file.Extension}」格式，请用 .csv、.xlsx 或 .json");
            }
        });
        command.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var file = parsed.GetRequiredValue(output);
            TableExport.TryFormatOf(file.Name, out var format);

            // On record before it is written: who may have taken something stands in the log even if the disk is full.
            await session.Get<AuditTrail>().RecordAsync(AuditAction.Exported, name, Environment.UserName, $"{parsed.GetValue(period)} {format}");
            long lines;
            await using (var stream = OwnerFile.Create(file.FullName))
            {
                lines = session.Get<Exporter>().Write(kind, parsed.GetValue(period), format, stream);
            }

            new Terminal().Line($"已导出 {lines} 条到 {file.FullName}");
            return ExitCode.Done;
        });
        return command;
    }
}
