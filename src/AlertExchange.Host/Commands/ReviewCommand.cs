using System.CommandLine;
using System.CommandLine.Parsing;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline.Reviewing;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx review</c>: people decide whom rows with possible matches mean.</summary>
internal static class ReviewCommand
{
    public static Command Create(GlobalOptions global) => new("review", "人工审核待核的比对：查看、确认、排除、撤销，或用工作簿成批办理")
    {
        List(global),
        Show(global),
        Decide(global, "accept", "确认本行所指的就是这名候选人", (desk, request, cancellation) => desk.AcceptAsync(request, cancellation), "--person"),
        Decide(global, "refuse", "排除一名候选人；不写 --person 则全部排除", (desk, request, cancellation) => desk.RefuseAsync(request, cancellation), "--person"),
        Decide(global, "undo", "撤销上一个决定，由它引起的预警和任务一并收回", (desk, request, cancellation) => desk.UndoAsync(request, cancellation), person: null),
        ReviewWorkbookCommands.Export(global),
        ReviewWorkbookCommands.Import(global),
    };

    private static Command List(GlobalOptions global)
    {
        var filter = new ReviewFilterOptions();
        var decided = new Option<bool>("--decided") { Description = "列出已经决定的，而不是待审核的" };
        var json = Arguments.Json();
        var command = new Command("list", "列出待审核的，达到预警线的在前，可能性大的在前") { filter.Department, filter.Period, filter.Township, filter.Limit, decided, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var cases = session.Get<ReviewCases>();
            var found = cases.List(filter.Of(parsed) with { Decided = parsed.GetValue(decided) });
            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(found.Select(ReviewShapes.Of));
                return ExitCode.Done;
            }

            ReviewOutput.List(found, parsed.GetValue(decided));
            if (cases.Resting() is { Count: > 0 } resting)
            {
                Console.Out.WriteLine($"另有 {resting.Count} 名已确认的人不在最新花名册上，有关决定暂不生效：人编号 {string.Join('、', resting.Take(20))}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(GlobalOptions global)
    {
        var number = CaseArgument();
        var json = Arguments.Json();
        var command = new Command("show", "细看一个审核事项：两边的内容、依据、经过") { number, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var cases = session.Get<ReviewCases>();
            if (!CaseNumber.TryParse(parsed.GetValue(number), out var asked) || cases.Find(asked) is not { } found)
            {
                return Unknown(parsed.GetValue(number));
            }

            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(ReviewShapes.WithHistory(found, cases));
                return ExitCode.Done;
            }

            ReviewOutput.Show(found, cases);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Decide(
        GlobalOptions global, string name, string description, Func<ReviewDesk, ReviewRequest, CancellationToken, Task<ReviewResult>> decide, string? person)
    {
        var number = CaseArgument();
        var candidate = new Option<int?>("--person") { Description = "第几名候选人（见 show）", HelpName = "序号" };
        var by = new Option<string>("--by") { Description = "谁作的决定，记录在案", HelpName = "姓名", Required = true };
        var reason = new Option<string>("--reason") { Description = "依据，如“电话核实”，记录在案", HelpName = "文字", Required = true };
        var revision = new Option<int?>("--revision") { Description = "看到的修订号（见 show）；之后有人决定过则不采用", HelpName = "数字" };
        var json = Arguments.Json();
        var command = new Command(name, description) { number, by, reason, revision, json };
        if (person is not null)
        {
            command.Add(candidate);
        }

        command.Validators.Add(result => RequireText(result, by, reason));
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!CaseNumber.TryParse(parsed.GetValue(number), out var asked))
            {
                return Unknown(parsed.GetValue(number));
            }

            await using var session = await Session.StartAsync(global.Settings(parsed), cancellation);
            var request = new ReviewRequest
            {
                Case = asked,
                Candidate = person is null ? null : parsed.GetValue(candidate),
                Revision = parsed.GetValue(revision),
                By = parsed.GetRequiredValue(by),
                Reason = parsed.GetRequiredValue(reason),
            };
            var cases = session.Get<ReviewCases>();
            var result = await decide(session.Get<ReviewDesk>(), request, cancellation);
            return ReviewOutput.Tell(result, asked, cases, parsed.GetValue(json));
        });
        return command;
    }

    /// <summary>Who and why are on record: neither may be blank.</summary>
    internal static void RequireText(CommandResult result, params ReadOnlySpan<Option<string>> options)
    {
        foreach (var option in options)
        {
            if (result.GetResult(option) is { Tokens.Count: > 0 } && string.IsNullOrWhiteSpace(result.GetValue(option)))
            {
                result.AddError($"{option.Name} 不能为空");
            }
        }
    }

    private static int Unknown(string? number)
    {
        Terminal.Error($"没有编号为「{number}」的审核事项，请用 alertx review list 查看");
        return ExitCode.InputRefused;
    }

    private static Argument<string> CaseArgument() => new("CASE") { Description = "案件编号，如 C12-3（见 list）" };
}
