using System.CommandLine;
using AlertExchange.Engine.Access;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Storage.Accounts;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Host.Commands;

/// <summary><c>alertx user</c>: accounts, for whoever owns the data directory. Passwords are made and printed once, never taken from the command line.</summary>
internal static class UserCommand
{
    private const int MostListed = 10_000;

    public static Command Create(GlobalOptions global) => new("user", "账号：新建、重置密码、停用、启用、列出")
    {
        Add(global),
        Change(global, "reset", "重置密码并解锁，打印一次性密码", (desk, account, cancellation) => desk.ResetPasswordAsync(account.AccountNo, by: null, cancellation), "密码已重置"),
        Change(global, "disable", "停用账号，马上不能登录", (desk, account, cancellation) => desk.DisableAsync(account.AccountNo, by: null, cancellation), "已停用"),
        Change(global, "enable", "重新启用停用的账号", (desk, account, cancellation) => desk.EnableAsync(account.AccountNo, by: null, cancellation), "已启用"),
        Change(global, "reset-totp", "取消动态验证码（手机丢失时）", (desk, account, cancellation) => desk.RemoveSecondFactorAsync(account.AccountNo, by: null, cancellation), "动态验证码已取消"),
        List(global),
    };

    private static Command Add(GlobalOptions global)
    {
        var login = new Argument<string>("登录名") { Description = "小写字母开头，可含数字、点、横线和下划线" };
        var name = new Option<string>("--name") { Description = "姓名或称呼", HelpName = "姓名", Required = true };
        var role = new Option<Role>("--role")
        {
            Description = "角色：" + string.Join("、", AccountTexts.Roles.Select(r => $"{AccountTexts.Word(r)}（{AccountTexts.Name(r)}）")),
            HelpName = "角色",
            Required = true,
            CustomParser = result =>
            {
                var written = result.Tokens[0].Value;
                foreach (var known in AccountTexts.Roles.Where(r => AccountTexts.Word(r) == written || AccountTexts.Name(r) == written))
                {
                    return known;
                }

                result.AddError($"没有「{written}」这个角色，可用：{string.Join("、", AccountTexts.Roles.Select(AccountTexts.Word))}");
                return default;
            },
        };
        var department = new Option<string>("--department") { Description = "联络员的部门，代号或名称", HelpName = "部门" };
        var township = new Option<string>("--township") { Description = "乡镇账号的乡镇，名称或 9 位代码；村名有重复时也要写", HelpName = "乡镇" };
        var village = new Option<string>("--village") { Description = "村账号的村，名称或 12 位代码", HelpName = "村" };
        var totp = new Option<bool>("--require-totp") { Description = "要求启用动态验证码" };
        var command = new Command("add", "新建账号，打印一次性密码（只显示一次，首次登录必须修改）") { login, name, role, department, township, village, totp };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var wanted = new NewAccount(
                parsed.GetRequiredValue(login), parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), parsed.GetValue(department), parsed.GetValue(township), parsed.GetValue(village),
                parsed.GetValue(totp));
            return Tell(await session.Get<AccountDesk>().AddAsync(wanted, by: null, cancellation), "已建立");
        });
        return command;
    }

    private static Command Change(GlobalOptions global, string name, string description, Func<AccountDesk, Account, CancellationToken, Task<AccountResult>> change, string done)
    {
        var login = new Argument<string>("登录名");
        var command = new Command(name, description) { login };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var desk = session.Get<AccountDesk>();
            var account = desk.Find(parsed.GetRequiredValue(login));
            return Tell(account is null ? new AccountResult.Refused($"没有登录名为 {parsed.GetRequiredValue(login)} 的账号，请用 alertx user list 查看") : await change(desk, account, cancellation), done);
        });
        return command;
    }

    private static Command List(GlobalOptions global)
    {
        var json = Arguments.Json();
        var command = new Command("list", "列出所有账号") { json };
        command.SetAction(async (parsed, _) =>
        {
            await using var session = Session.Open(global.Settings(parsed));
            var (list, bindings) = (session.Get<AccountList>(), session.Get<AccountBindings>());
            var accounts = list.Page(new AccountFilter(), AccountOrder.Role, descending: false, new Paging(1, MostListed));
            if (parsed.GetValue(json))
            {
                ConsoleJson.Write(accounts.Select(a => new
                {
                    a.Login,
                    name = a.DisplayName,
                    role = AccountTexts.Word(a.Role),
                    department = a.Department?.Value,
                    township = a.TownshipCode,
                    village = a.VillageCode,
                    disabled = a.IsDisabled,
                    a.LockedUntil,
                    totp = a.AsksForCode,
                    totpRequired = a.IsTotpRequired,
                    a.LastSignIn,
                }));
                return ExitCode.Done;
            }

            new Terminal().Table(["登录名", "名称", "角色", "范围", "状态", "动态验证码", "最近登录"], accounts.Select(a => (IReadOnlyList<string>)
            [
                a.Login, a.DisplayName, AccountTexts.Name(a.Role), bindings.Text(a), list.Standing(a).Text, a.AsksForCode ? "已启用" : a.IsTotpRequired ? "要求启用" : "",
                a.LastSignIn is { } at ? PlaceClock.AtPlace(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "",
            ]), firstNumber: 7);
            return ExitCode.Done;
        });
        return command;
    }

    private static int Tell(AccountResult result, string done)
    {
        switch (result)
        {
            case AccountResult.Done { Password: { } password } made:
                Console.Out.WriteLine($"{made.Account.Login} {done}。一次性密码：{password}（只显示这一次，登录后须马上修改）");
                return ExitCode.Done;
            case AccountResult.Done changed:
                Console.Out.WriteLine($"{changed.Account.Login} {done}");
                return ExitCode.Done;
            case AccountResult.Refused refused:
                Terminal.Error(refused.Message);
                return ExitCode.InputRefused;
            default:
                throw new InvalidOperationException("Unknown result.");
        }
    }
}
