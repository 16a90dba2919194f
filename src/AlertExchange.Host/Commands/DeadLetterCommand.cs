using System.CommandLine;
using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.DeadLetters;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx dead-letter</c>: what could not be worked on is listed, read, and worked on again after a repair.</summary>
internal static class DeadLetterCommand
{
    public static Command Create(GlobalOptions global) => new("dead-letter", "处理时出错而单独搁置的行、农户、报送、消息、通知：查看，修复后重做")
    {
        List(global),
        Show(global),
        Replay(global),
    };

    private static Command List(GlobalOptions global)
    {
        var json = Arguments.Json();
        var command = new Command("list", "列出全部搁置") { json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var code = ExitCode.Done;
            var letters = await session.Get<DeadLetterDesk>().ListAsync(cancellation, reason =>
            {
                Terminal.Error(reason);
                code = ExitCode.Failed;
            });
            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(letters.Select(Shape));
                return code;
            }

            if (letters.Count == 0)
            {
                Console.Out.WriteLine("没有搁置的内容。");
                return code;
            }

            new Terminal().Table(["编号", "类别", "回执", "内容", "原因", "时间"], letters.Select(l =>
                (IReadOnlyList<string>)[l.Id, DeadLetterTexts.Of(l.Kind), l.SubmissionId ?? "", l.What, l.Reason, Time(l.At)]), firstNumber: 6);
            Console.Out.WriteLine($"共 {letters.Count} 条。细看：alertx dead-letter show --id 编号；修复后重做：alertx dead-letter replay --id 编号（或 --all）。");
            return code;
        });
        return command;
    }

    private static Command Show(GlobalOptions global)
    {
        var id = Id("要看的编号（见 list）", required: true);
        var json = Arguments.Json();
        var command = new Command("show", "细看一条搁置：在哪里、为什么、谁重做过") { id, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            if (await session.Get<DeadLetterDesk>().FindAsync(parsed.GetRequiredValue(id)!, cancellation) is not { } detail)
            {
                Terminal.Error($"没有编号为「{parsed.GetValue(id)}」的搁置，请用 alertx dead-letter list 查看");
                return ExitCode.InputRefused;
            }

            var replays = detail.Replays.Select(r => new { by = r.By, at = r.At, outcome = r.Outcome });
            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(new { letter = Shape(detail.Letter), detail.Lines, replays });
                return ExitCode.Done;
            }

            var letter = detail.Letter;
            Console.Out.WriteLine($"{letter.Id}　{DeadLetterTexts.Of(letter.Kind)}　{letter.What}");
            Console.Out.WriteLine($"  {Time(letter.At)} 搁置，原因 {letter.Reason}" + (letter.SubmissionId is null ? "" : $"，回执 {letter.SubmissionId}"));
            foreach (var line in detail.Lines)
            {
                Console.Out.WriteLine("  " + line);
            }

            Console.Out.WriteLine("  重做：alertx dead-letter replay --id " + letter.Id + (letter.Kind == DeadLetterKind.Message ? "（换上改正的内容再加 --body 文件）" : ""));
            foreach (var replay in detail.Replays)
            {
                Console.Out.WriteLine($"  {Time(replay.At)} 由 {replay.By} 重做：{replay.Outcome}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Replay(GlobalOptions global)
    {
        var id = Id("要重做的编号（见 list）", required: false);
        var all = new Option<bool>("--all") { Description = "全部重做" };
        var body = new Option<FileInfo?>("--body") { Description = "改正后的消息内容（JSON），只用于一条部门推送的消息", HelpName = "文件" };
        var by = new Option<string>("--by") { Description = "谁来重做，记录在案（默认为登录名）", HelpName = "姓名", DefaultValueFactory = _ => Environment.UserName };
        var json = Arguments.Json();
        var command = new Command("replay", "修复之后重做一条或全部搁置") { id, all, body, by, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(id) is not null)
            {
                result.AddError("请用 --id 指定一条，或用 --all 全部重做（二者选一）");
            }

            if (result.GetValue(body) is not null && !(result.GetValue(id)?.StartsWith("message-", StringComparison.Ordinal) ?? false))
            {
                result.AddError("--body 只用于一条消息：--id message-…");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(body) is { Exists: false } missing)
            {
                Terminal.Error($"找不到文件 {missing.FullName}");
                return ExitCode.InputRefused;
            }

            var content = parsed.GetValue(body) is { } file ? await File.ReadAllBytesAsync(file.FullName, cancellation) : null;
            await using var session = await Session.StartAsync(global.Settings(parsed), cancellation);
            var letters = parsed.GetValue(id) is { } one ? [one] : (await session.Get<DeadLetterDesk>().ListAsync(cancellation)).Select(l => l.Id).ToList();
            foreach (var letter in letters)
            {
                await session.Get<AuditTrail>().RecordAsync(AuditAction.DeadLetterReplayed, letter, parsed.GetRequiredValue(by), content is null ? null : $"body of {content.Length} bytes");
            }

            var results = await session.Get<ReplayDesk>().ReplayAsync(letters, parsed.GetRequiredValue(by), content, cancellation);
            Tell(results, parsed.GetValue(json));
            return Code(results);
        });
        return command;
    }

    private static void Tell(IReadOnlyList<ReplayResult> results, bool json)
    {
        if (json)
        {
            ConsoleJson.Write(results.Select(r => new { id = r.LetterId, outcome = DeadLetterTexts.Id(r.Outcome), r.Detail }));
            return;
        }

        foreach (var result in results)
        {
            Console.Out.WriteLine($"{result.LetterId}：{DeadLetterTexts.Of(result.Outcome)}{(result.Detail is null ? "" : "。" + result.Detail)}");
        }

        Console.Out.WriteLine(results.Count == 0 ? "没有搁置的内容。" : $"共 {results.Count} 条，成功 {results.Count(IsGood)} 条。");
    }

    private static int Code(IReadOnlyList<ReplayResult> results) =>
        results.All(IsGood) ? ExitCode.Done
        : results.Any(r => r.Outcome is ReplayOutcome.StillFails or ReplayOutcome.Busy) ? ExitCode.Failed
        : ExitCode.InputRefused;

    private static bool IsGood(ReplayResult result) => result.Outcome is ReplayOutcome.Done or ReplayOutcome.Sent;

    private static Option<string?> Id(string description, bool required) => new("--id") { Description = description, HelpName = "编号", Required = required };

    private static string Time(DateTimeOffset at) => PlaceClock.AtPlace(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static object Shape(DeadLetter letter) => new { letter.Id, kind = DeadLetterTexts.Id(letter.Kind), letter.SubmissionId, letter.What, letter.Reason, letter.At };
}
