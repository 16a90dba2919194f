using System.CommandLine;
using System.Globalization;
using AlertExchange.Engine.Access;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Storage;
using AlertExchange.Storage.Audit;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx audit</c>: read the log of who did what, and prove that nobody changed it.</summary>
internal static class AuditCommand
{
    private const int Lines = 50;

    public static Command Create(GlobalOptions global) => new("audit", "操作记录：谁在何时做了什么；核验是否被改动")
    {
        Verify(global),
        List(global),
    };

    private static Command Verify(GlobalOptions global)
    {
        var json = Arguments.Json();
        var command = new Command("verify", "从第一条起逐条核验，指出第一条不符的；不符时退出码为 1") { json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var verification = await session.Get<AuditDesk>().VerifyAsync(null, cancellation);
            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(new { sound = verification.IsSound, verification.Entries, fault = verification.Fault?.ToString(), entry = verification.EntryNo, verification.Doubts });
            }
            else if (verification.IsSound)
            {
                Console.Out.WriteLine(AuditTexts.Of(verification));
            }
            else
            {
                Terminal.Error(AuditTexts.Of(verification));
            }

            return verification.IsSound ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static Command List(GlobalOptions global)
    {
        var from = Day("--from", "从这一天起");
        var until = Day("--until", "到这一天为止（含）");
        var login = new Option<string?>("--login") { Description = "只看这个账号", HelpName = "账号" };
        var action = new Option<AuditAction?>("--action") { Description = "只看这种操作，如 ValueRevealed", HelpName = "操作" };
        var subject = new Option<string?>("--subject") { Description = "只看这个对象：户编号、回执号、预警编号、账号", HelpName = "编号" };
        var limit = new Option<int>("--limit") { Description = "最多列出多少条，最新的在前", HelpName = "条", DefaultValueFactory = _ => Lines };
        var reasons = new Option<bool>("--reasons") { Description = "连同填写的理由（可能提到他人姓名）" };
        var json = Arguments.Json();
        var command = new Command("list", "列出操作记录，最新的在前") { from, until, login, action, subject, limit, reasons, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var store = session.Get<ExchangeStore>();
            var filter = new AuditFilter(
                Begin(parsed.GetValue(from)), Begin(parsed.GetValue(until)?.AddDays(1)), parsed.GetValue(login), parsed.GetValue(action), parsed.GetValue(subject));
            var entries = store.Read(scope => store.Audit.Newest(scope, filter, parsed.GetValue(limit), parsed.GetValue(reasons)));
            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(entries.Select(e => new { no = e.EntryNo, e.At, e.Login, role = e.Role?.ToString(), action = e.Action.ToString(), e.Subject, e.Reason, e.Details, e.Address }));
                return ExitCode.Done;
            }

            var terminal = new Terminal();
            foreach (var entry in entries)
            {
                terminal.Line(Line(entry));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string Line(AuditEntry entry) => string.Join("　", new[]
    {
        entry.EntryNo.ToString(CultureInfo.InvariantCulture),
        PlaceClock.AtPlace(entry.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        $"{entry.Login}（{AuditDesk.RoleOf(entry)}）", AuditTexts.Title(entry.Action), entry.Subject, entry.Details, entry.Reason, entry.Address,
    }.Where(part => !string.IsNullOrEmpty(part)));

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "年-月-日",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day > DateOnly.MinValue && day < DateOnly.MaxValue)
            {
                return day;
            }

            result.AddError($"日期「{result.Tokens[0].Value}」看不懂，应写成 2022-08-31 这样");
            return null;
        },
    };

    private static DateTimeOffset? Begin(DateOnly? day) => day is { } date ? PlaceClock.BeginOf(date) : null;
}
