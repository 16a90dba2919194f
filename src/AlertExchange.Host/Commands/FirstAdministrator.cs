using AlertExchange.Pipeline.Accounts;

namespace AlertExchange.Host.Commands;

/// <summary>A new installation has somebody who can let the others in.</summary>
internal static class FirstAdministrator
{
    /// <summary>Makes one where there is none, and prints the password: once, and to whoever started the program only.</summary>
    public static async Task MakeAsync(IServiceProvider services, CancellationToken cancellation)
    {
        if (await services.GetRequiredService<AccountDesk>().EnsureAdministratorAsync(cancellation) is { } made)
        {
            Console.Out.WriteLine($"首次启动，已建立系统管理员账号。登录名 {made.Account.Login}，一次性密码 {made.Password}（只显示这一次，登录后须马上修改）");
        }
    }
}
