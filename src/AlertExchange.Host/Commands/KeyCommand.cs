using System.CommandLine;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Storage.Connecting;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx key</c>: keys of other systems, as the page for connections manages them.</summary>
internal static class KeyCommand
{
    public static Command Create(GlobalOptions global) => new("key", "其他系统使用接口的密钥：发放、更换、停用、查看")
    {
        Add(global),
        Rotate(global),
        Revoke(global),
        List(global),
    };

    private static Command Add(GlobalOptions global)
    {
        var name = new Option<string>("--name") { Description = "用途", HelpName = "用途", Required = true };
        var department = new Option<string?>("--department") { Description = "发给一个部门", HelpName = "部门" };
        var township = new Option<string?>("--township") { Description = "发给一个乡镇（9 位代码）", HelpName = "乡镇代码" };
        var county = new Option<bool>("--county") { Description = "发给县乡村振兴局（全县范围）" };
        var scopes = new Option<string[]>("--scope")
        {
            Description = "权限，可写多个：" + string.Join("、", ApiScopes.All.Select(s => s.Id())),
            HelpName = "权限",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var days = new Option<int?>("--days") { Description = $"有效天数，1 到 {ApiKeyDesk.MaxDays}；不写则不到期", HelpName = "天数" };
        var by = By();
        var command = new Command("add", "发放一个密钥，只显示这一次") { name, department, township, county, scopes, days, by };
        command.Validators.Add(result =>
        {
            var holders = (result.GetValue(department) is null ? 0 : 1) + (result.GetValue(township) is null ? 0 : 1) + (result.GetValue(county) ? 1 : 0);
            if (holders != 1)
            {
                result.AddError("请用 --department、--township、--county 之一说明发给谁");
            }

            foreach (var scope in (result.GetValue(scopes) ?? []).Where(s => !ApiScopes.TryParse(s, out _)))
            {
                result.AddError($"没有「{scope}」这项权限，可用：{string.Join("、", ApiScopes.All.Select(s => s.Id()))}");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var request = new KeyRequest
            {
                Name = parsed.GetRequiredValue(name),
                Role = parsed.GetValue(county) ? Role.Bureau : parsed.GetValue(department) is null ? Role.Township : Role.Liaison,
                Department = parsed.GetValue(department) is { } id ? new DepartmentId(id) : null,
                TownshipCode = parsed.GetValue(township),
                Scopes = [.. parsed.GetRequiredValue(scopes).Select(s => ApiScopes.TryParse(s, out var scope) ? scope : default)],
                Days = parsed.GetValue(days),
            };
            return Tell(await session.Get<ApiKeyDesk>().IssueAsync(request, by: null, cancellation, parsed.GetRequiredValue(by)));
        });
        return command;
    }

    private static Command Rotate(GlobalOptions global)
    {
        var prefix = Prefix();
        var overlap = new Option<int>("--overlap-days") { Description = "旧密钥还能用几天", HelpName = "天数", DefaultValueFactory = _ => (int)ApiKeyDesk.Overlap.TotalDays };
        var by = By();
        var command = new Command("rotate", "发放新密钥代替旧的，旧的过渡几天后到期") { prefix, overlap, by };
        overlap.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 90)
            {
                result.AddError("--overlap-days 应在 0 与 90 之间");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            return Tell(await session.Get<ApiKeyDesk>().RotateAsync(
                parsed.GetRequiredValue(prefix), TimeSpan.FromDays(parsed.GetValue(overlap)), by: null, cancellation, parsed.GetRequiredValue(by)));
        });
        return command;
    }

    private static Command Revoke(GlobalOptions global)
    {
        var prefix = Prefix();
        var by = By();
        var command = new Command("revoke", "停用一个密钥，立即生效") { prefix, by };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            if (await session.Get<ApiKeyDesk>().RevokeAsync(parsed.GetRequiredValue(prefix), by: null, cancellation, parsed.GetRequiredValue(by)))
            {
                Console.Out.WriteLine("已停用。");
                return ExitCode.Done;
            }

            Terminal.Error("没有这个密钥，或已经停用；请用 alertx key list 查看");
            return ExitCode.InputRefused;
        });
        return command;
    }

    private static Command List(GlobalOptions global)
    {
        var json = Arguments.Json();
        var command = new Command("list", "列出密钥（只有开头几位）") { json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var desk = session.Get<ApiKeyDesk>();
            var keys = desk.List();
            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(keys.Select(k => new
                {
                    k.Prefix,
                    k.Name,
                    k.Holder,
                    scopes = k.Scopes.Select(s => s.Id()),
                    k.IssuedAt,
                    k.IssuedBy,
                    k.ExpiresAt,
                    k.LastUsedAt,
                    k.RevokedAt,
                    k.ReplacedBy,
                    good = desk.IsGood(k),
                }));
                return ExitCode.Done;
            }

            new Terminal().Table(["密钥开头", "用途", "归属", "权限", "到期", "最近使用", "状态"], keys.Select(k =>
                (IReadOnlyList<string>)[k.Prefix, k.Name, k.Holder, string.Join(' ', k.Scopes.Select(s => s.Id())), Time(k.ExpiresAt, "不到期"), Time(k.LastUsedAt, "没有用过"), State(k, desk)]), firstNumber: 7);
            return ExitCode.Done;
        });
        return command;
    }

    private static int Tell(KeyResult result)
    {
        if (result is KeyResult.Refused refused)
        {
            Terminal.Error(refused.Reason);
            return ExitCode.InputRefused;
        }

        var issued = (KeyResult.Issued)result;
        Console.Out.WriteLine(issued.Key);
        Terminal.Error($"已发放 {issued.Row.Prefix}（{issued.Row.Holder}）。上面是完整的密钥，只显示这一次，请马上保存。");
        return ExitCode.Done;
    }

    private static string State(ApiKeyRow key, ApiKeyDesk desk) => key.RevokedAt is not null ? "已停用" : !desk.IsGood(key) ? "已到期" : key.ReplacedBy is not null ? "已更换" : "有效";

    private static string Time(DateTimeOffset? at, string none) =>
        at is { } moment ? PlaceClock.AtPlace(moment).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : none;

    private static Option<string> Prefix() => new("--key") { Description = "密钥开头，如 alx_abcdefghjk（见 list）", HelpName = "密钥开头", Required = true };

    private static Option<string> By() => new("--by") { Description = "谁来办，记录在案（默认为登录名）", HelpName = "姓名", DefaultValueFactory = _ => Environment.UserName };
}
