using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Storage;
using AlertExchange.Storage.Accounts;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace AlertExchange.Web.Accounts;

/// <summary>What somebody does with their own account. The sign-in goes on where it was done and ends everywhere else.</summary>
internal sealed class OwnAccount(ExchangeStore store, AccountDesk desk, SignInDesk signIn, UserManager<Account> accounts, AuditTrail audit, IHttpContextAccessor http)
{
    private const string Locked = "密码连续输错，账号已锁定 30 分钟";

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private long Number => AccountClaims.AccountOf(Context.User) ?? throw new InvalidOperationException("There is no sign-in.");

    public Account Get() => desk.Find(Number) ?? throw new InvalidOperationException("The account of a sign-in is gone.");

    public IReadOnlyList<AccountSignIn> SignIns() => store.Read(scope => store.Accounts.SignIns(scope, Number));

    /// <returns>What is wrong, in Chinese; null when the password is changed.</returns>
    public async Task<string?> ChangePasswordAsync(string current, string wanted)
    {
        if (!await signIn.MayTryAsync(Number))
        {
            return Locked;
        }

        var account = Get();
        if (current == wanted)
        {
            return "新密码不能与现在的密码相同";
        }

        account.MustChangePassword = false;
        var result = await accounts.ChangePasswordAsync(account, current, wanted);
        if (!result.Succeeded)
        {
            return result.Errors.First() is { Code: nameof(IdentityErrorDescriber.PasswordMismatch) } ? "现在的密码不对" : result.Errors.First().Description;
        }

        await signIn.TakeBackAsync(Number);
        await audit.RecordAsync(account.ToViewer(), AuditAction.PasswordChanged, account.Login);
        await signIn.RenewAsync(Number);
        return null;
    }

    /// <inheritdoc cref="AccountDesk.BeginSecondFactorAsync"/>
    public Task<string?> BeginSecondFactorAsync() => RenewAfterAsync(desk.BeginSecondFactorAsync(Number, Context.User.ToViewer()!));

    /// <inheritdoc cref="AccountDesk.ConfirmSecondFactorAsync"/>
    public Task<string?> ConfirmSecondFactorAsync(string code) => RenewAfterAsync(desk.ConfirmSecondFactorAsync(Number, code, Context.User.ToViewer()!));

    /// <summary>Takes the second factor away, for whoever knows the password: the next one can be set up then.</summary>
    public async Task<string?> RemoveSecondFactorAsync(string password)
    {
        if (!await signIn.MayTryAsync(Number))
        {
            return Locked;
        }

        if (!await accounts.CheckPasswordAsync(Get(), password))
        {
            return "密码不对";
        }

        await signIn.TakeBackAsync(Number);
        return await RenewAfterAsync(desk.RemoveSecondFactorAsync(Number, Context.User.ToViewer()!));
    }

    private async Task<string?> RenewAfterAsync(Task<AccountResult> change)
    {
        if (await change is AccountResult.Refused refused)
        {
            return refused.Message;
        }

        await signIn.RenewAsync(Number);
        return null;
    }
}
