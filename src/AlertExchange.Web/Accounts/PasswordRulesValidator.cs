using AlertExchange.Pipeline.Accounts;
using AlertExchange.Storage.Accounts;
using Microsoft.AspNetCore.Identity;

namespace AlertExchange.Web.Accounts;

/// <summary>Has Identity ask the rules of the house.</summary>
internal sealed class PasswordRulesValidator : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        PasswordRules.Refusal(password, user.Login) is { } refusal
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = refusal })
            : IdentityResult.Success);
}
