using System.CommandLine;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline.Rosters;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx roster import</c>: a national-system export or a plain table becomes the next version of the roster.</summary>
internal static class RosterCommand
{
    private const int FindingsShown = 20;

    public static Command Create(GlobalOptions global)
    {
        var command = new Command("roster", "花名册");
        command.Add(Import(global));
        return command;
    }

    private static Command Import(GlobalOptions global)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "全国系统导出表（前两行标题、第三行表头）或普通表" };
        var area = new Option<string?>("--area") { Description = "县级区划代码，如 341024；不写则用政策口径的", HelpName = "代码" };
        var json = Arguments.Json();
        var command = new Command("import", "导入花名册，成为新的一版") { file, area, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!path.Exists)
            {
                Terminal.Error($"找不到文件 {path.FullName}");
                return ExitCode.InputRefused;
            }

            await using var session = Session.Open(global.Settings(parsed));
            var terminal = new Terminal { Quiet = parsed.GetValue(json) };
            var result = await terminal.ProgressAsync("导入 " + path.Name, progress => session.Get<RosterDesk>().ImportAsync(path.FullName, parsed.GetValue(area), progress, cancellation));
            if (parsed.GetValue(json))
            {
                var v = result.Version;
                ConsoleJson.Write(new { v.Version, v.People, v.Households, v.Added, v.Changed, v.Left, v.Repeated, skipped = result.Skipped, findings = result.Findings });
                return ExitCode.Done;
            }

            Write(terminal, result);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(Terminal terminal, RosterImportResult result)
    {
        var version = result.Version;
        terminal.Line($"花名册第 {version.Version} 版：{version.People} 人，{version.Households} 户；新增 {version.Added}，变更 {version.Changed}，减少 {version.Left}");
        if (result.Skipped.Count > 0)
        {
            terminal.Line($"没有读进来的 {result.Skipped.Count} 行：");
            List(terminal, result.Skipped);
        }

        if (result.Findings.Count > 0)
        {
            terminal.Line($"数据质量问题 {result.Findings.Count} 条：");
            List(terminal, result.Findings);
        }
    }

    private static void List(Terminal terminal, IReadOnlyList<string> texts)
    {
        foreach (var text in texts.Take(FindingsShown))
        {
            terminal.Line("  " + text);
        }

        if (texts.Count > FindingsShown)
        {
            terminal.Line($"  …… 还有 {texts.Count - FindingsShown} 条，用 --json 看全部");
        }
    }
}
