using AlertExchange.Storage;
using AlertExchange.Storage.Accounts;
using Microsoft.AspNetCore.Identity;

namespace AlertExchange.Web.Accounts;

/// <summary>Gives Identity the accounts of the store. They are made and administered by <see cref="Pipeline.Accounts.AccountDesk"/>, not here.</summary>
internal sealed class AccountStore(ExchangeStore store) : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserTwoFactorStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(AccountClaims.Number(user.AccountNo));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Login);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Login);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException("A login is for good.");

    // Identity sets it again with every change; a login is stored in that form.
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(AccountClaims.Number(userId) is { } number ? store.Read(scope => store.Accounts.Find(scope, number)) : null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(store.Read(scope => store.Accounts.FindByLogin(scope, normalizedUserName)));

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) =>
        await store.WriteAsync(scope => store.Accounts.TryUpdate(scope, user), cancellationToken) is null
            ? IdentityResult.Failed(new IdentityError { Code = "Changed", Description = "账号刚被改过，请重试" })
            : IdentityResult.Success;

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("Accounts are made by the account desk.");

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("Accounts are disabled, never removed: the audit log names them.");

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.AsksForCode);

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => throw new NotSupportedException("A second factor is set up by showing a code of it.");

    public void Dispose()
    {
        // The store lives as long as the process.
    }
}
