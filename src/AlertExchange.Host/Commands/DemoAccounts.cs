using AlertExchange.Engine.Access;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline.Accounts;

namespace AlertExchange.Host.Commands;

/// <summary>One login a desk for looking around in the demonstration county.</summary>
internal static class DemoAccounts
{
    /// <summary>Makes those that are missing, with a password that need not be changed, and prints them.</summary>
    public static async Task MakeAsync(Session session, Terminal terminal, CancellationToken cancellation)
    {
        var (desk, areas) = (session.Get<AccountDesk>(), session.Get<AccountBindings>().Areas);
        var village = areas.Villages[0];
        NewAccount[] wanted =
        [
            new("yibao", "医保局联络员", Role.Liaison, Department: "medical-insurance"),
            new("ju", "乡村振兴局经办", Role.Bureau),
            new("zhen", $"{village.Township}专干", Role.Township, Township: village.TownshipCode),
            new("cun", $"{village.Village}网格员", Role.Village, Village: village.VillageCode),
            new("shenji", "审计员", Role.Auditor),
            new(AccountDesk.FirstLogin, "系统管理员", Role.Administrator),
        ];
        terminal.Line();
        terminal.Line("演示账号（只供演示，密码只显示这一次；忘了用 alertx user reset）：");
        foreach (var account in wanted)
        {
            terminal.Line($"  {AccountTexts.Name(account.Role)}　{account.Login}　" + (desk.Find(account.Login) is not null
                ? "（已有，密码未变）"
                : await desk.AddForDemonstrationAsync(account, cancellation) switch
                {
                    AccountResult.Done done => done.Password,
                    AccountResult.Refused refused => refused.Message,
                    _ => throw new InvalidOperationException("Unknown result."),
                }));
        }
    }
}
