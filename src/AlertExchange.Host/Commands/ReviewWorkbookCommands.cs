using System.CommandLine;
using AlertExchange.Engine.Access;
using AlertExchange.Host.CommandLine;
using AlertExchange.Intake.Exports;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Reviewing;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx review export</c> and <c>import</c>: clerical review in a spreadsheet program.</summary>
internal static class ReviewWorkbookCommands
{
    private static readonly string[] ResultColumns = ["行", "案件编号", "结果"];

    public static Command Export(GlobalOptions global)
    {
        var filter = new ReviewFilterOptions();
        var output = Arguments.Output("写到哪个工作簿（.xlsx）");
        var command = new Command("export", "把待审核的写成一张工作簿，在“是否同一人”列选 是 或 否") { output, filter.Department, filter.Period, filter.Township, filter.Limit };
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is { } file && !IsWorkbook(file))
            {
                result.AddError($"不认识「{file.Extension}」格式，请用 .xlsx");
            }
        });
        command.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var file = parsed.GetRequiredValue(output);
            await session.Get<AuditTrail>().RecordAsync(AuditAction.Exported, "review", Environment.UserName);
            int count;
            await using (var stream = OwnerFile.Create(file.FullName))
            {
                count = session.Get<ReviewSheets>().Write(filter.Of(parsed), stream);
            }

            new Terminal().Line($"已导出 {count} 件到 {file.FullName}。填好后导入：alertx review import 文件 --by 姓名");
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Import(GlobalOptions global)
    {
        var input = new Argument<FileInfo>("FILE") { Description = "填好的审核工作簿" };
        var by = new Option<string>("--by") { Description = "谁作的决定，记录在案", HelpName = "姓名", Required = true };
        var errors = new Option<FileInfo?>("--errors") { Description = "把每一行的结果写成一张表（.xlsx、.csv 或 .json）", HelpName = "文件" };
        var json = Arguments.Json();
        var command = new Command("import", "导入填好的审核工作簿，逐行告知结果") { input, by, errors, json };
        command.Validators.Add(result =>
        {
            ReviewCommand.RequireText(result, by);
            if (result.GetValue(errors) is { } file && !TableExport.TryFormatOf(file.Name, out _))
            {
                result.AddError($"不认识「{file.Extension}」格式，请用 .csv、.xlsx 或 .json");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetRequiredValue(input);
            if (!file.Exists)
            {
                Terminal.Error($"找不到文件 {file.FullName}");
                return ExitCode.InputRefused;
            }

            await using var session = await Session.StartAsync(global.Settings(parsed), cancellation);
            IReadOnlyList<ReviewRowResult> results;
            await using (var content = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
            {
                results = await session.Get<ReviewSheets>().TakeAsync(content, file.Name, parsed.GetRequiredValue(by).Trim(), null, cancellation);
            }

            if (parsed.GetValue(errors) is { } table)
            {
                Write(table, results);
            }

            Tell(results, parsed.GetValue(json));
            return results.Any(r => r.Outcome == ReviewRowOutcome.Refused) ? ExitCode.InputRefused : ExitCode.Done;
        });
        return command;
    }

    private static void Write(FileInfo file, IReadOnlyList<ReviewRowResult> results)
    {
        TableExport.TryFormatOf(file.Name, out var format);
        using var stream = OwnerFile.Create(file.FullName);
        TableExport.Write(stream, format, "导入结果", ResultColumns, results.Select(r => (object?[])[r.Row, r.Case, r.Text]));
    }

    private static void Tell(IReadOnlyList<ReviewRowResult> results, bool json)
    {
        if (json)
        {
            ConsoleJson.Write(results.Select(r => new { r.Row, @case = r.Case, outcome = IdOf(r.Outcome), r.Text }));
            return;
        }

        foreach (var result in results.Where(r => r.Outcome != ReviewRowOutcome.Blank))
        {
            Console.Out.WriteLine($"第 {result.Row} 行　{result.Case}：{result.Text}");
        }

        Console.Out.WriteLine($"采用 {Count(ReviewRowOutcome.Taken)} 行，未采用 {Count(ReviewRowOutcome.Refused)} 行，未填 {Count(ReviewRowOutcome.Blank)} 行。");

        int Count(ReviewRowOutcome outcome) => results.Count(r => r.Outcome == outcome);
    }

    private static string IdOf(ReviewRowOutcome outcome) => outcome switch
    {
        ReviewRowOutcome.Blank => "blank",
        ReviewRowOutcome.Taken => "taken",
        ReviewRowOutcome.Refused => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static bool IsWorkbook(FileInfo file) => file.Extension.Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
}
