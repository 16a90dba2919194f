using AlertExchange.Pipeline.Accounts;
using AlertExchange.Storage;
using AlertExchange.Storage.Accounts;
using AlertExchange.Web.Access;

namespace AlertExchange.Web.Accounts;

/// <summary>What somebody does with their own account. The sign-in goes on where it was done and ends everywhere else.</summary>
internal sealed class OwnAccount(ExchangeStore store, AccountDesk desk, SignInDesk signIn, IHttpContextAccessor http)
{
    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private long Number => AccountClaims.AccountOf(Context.User) ?? throw new InvalidOperationException("There is no sign-in.");

    public Account Get() => desk.Find(Number) ?? throw new InvalidOperationException("The account of a sign-in is gone.");

    public IReadOnlyList<AccountSignIn> SignIns() => store.Read(scope => store.Accounts.SignIns(scope, Number));

    /// <returns>What is wrong, in Chinese; null when the password is changed.</returns>
    public async Task<string?> ChangePasswordAsync(string current, string wanted) => await signIn.AskAgainAsync(Number, current) is { } refusal ? refusal
        : current == wanted ? "新密码不能与现在的密码相同"
        : await RenewAfterAsync(desk.ChangePasswordAsync(Number, wanted, Context.User.ToViewer()!));

    /// <inheritdoc cref="AccountDesk.BeginSecondFactorAsync"/>
    public Task<string?> BeginSecondFactorAsync() => RenewAfterAsync(desk.BeginSecondFactorAsync(Number, Context.User.ToViewer()!));

    /// <inheritdoc cref="AccountDesk.ConfirmSecondFactorAsync"/>
    public Task<string?> ConfirmSecondFactorAsync(string code) => RenewAfterAsync(desk.ConfirmSecondFactorAsync(Number, code, Context.User.ToViewer()!));

    /// <summary>Takes the second factor away, for whoever knows the password: the next one can be set up then.</summary>
    public async Task<string?> RemoveSecondFactorAsync(string password) =>
        await signIn.AskAgainAsync(Number, password) ?? await RenewAfterAsync(desk.RemoveSecondFactorAsync(Number, Context.User.ToViewer()!));

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
