using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Storage;
using AlertExchange.Storage.Accounts;
using AlertExchange.Storage.Audit;
using Microsoft.AspNetCore.Identity;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>
/// Makes and changes accounts, for pages and commands alike; who acts is null where a command does. A password that is made here is told once
/// and must be changed. Every change is put on record in its own transaction.
/// </summary>
public sealed partial class AccountDesk(ExchangeStore store, AccountBindings bindings, IPasswordHasher<Account> hasher, AuditTrail audit, PlaceClock clock)
{
    /// <summary>The account of a new installation.</summary>
    public const string FirstLogin = "admin";

    private const string Changed = "这个账号刚被别人改过，请刷新后再试";
    private const string Gone = "没有这个账号";

    /// <summary>A fresh value of a security stamp or a session.</summary>
    public static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public Task<AccountResult> AddAsync(NewAccount wanted, Viewer? by, CancellationToken cancellation = default) => AddAsync(wanted, mustChange: true, by, cancellation);

    /// <summary>An account of a county that never was: its password may stay.</summary>
    public Task<AccountResult> AddForDemonstrationAsync(NewAccount wanted, CancellationToken cancellation = default) => AddAsync(wanted, mustChange: false, by: null, cancellation);

    private async Task<AccountResult> AddAsync(NewAccount wanted, bool mustChange, Viewer? by, CancellationToken cancellation)
    {
        if (Draft(wanted, by, out var account) is { } refusal)
        {
            return new AccountResult.Refused(refusal);
        }

        var password = GiveOneTimePassword(account);
        account.MustChangePassword = mustChange;
        return await store.WriteAsync(scope => Insert(scope, account, by), cancellation) switch
        {
            AccountResult.Done done => done with { Password = password },
            var refused => refused,
        };
    }

    /// <summary>Makes the administrator of a new installation; null where somebody administrates already.</summary>
    public async Task<AccountResult.Done?> EnsureAdministratorAsync(CancellationToken cancellation = default)
    {
        if (store.Read(scope => store.Accounts.AnyOf(scope, Role.Administrator)))
        {
            return null;
        }

        Draft(new NewAccount(FirstLogin, "系统管理员", Role.Administrator), null, out var account);
        var password = GiveOneTimePassword(account);
        var made = await store.WriteAsync(scope =>
        {
            // Another process may have been first, or all administrators were disabled by somebody at the database.
            if (store.Accounts.AnyOf(scope, Role.Administrator))
            {
                return null;
            }

            var login = FirstLogin;
            for (var n = 2; store.Accounts.FindByLogin(scope, login) is not null; n++)
            {
                login = $"{FirstLogin}{n}";
            }

            return Insert(scope, account with { Login = login }, null) as AccountResult.Done;
        }, cancellation);
        return made is null ? null : made with { Password = password };
    }

    /// <summary>A new password, and no lock. The second factor stays.</summary>
    public async Task<AccountResult> ResetPasswordAsync(long accountNo, Viewer? by, CancellationToken cancellation = default)
    {
        var password = OneTimePassword.New();
        var hash = Hash(password);
        var result = await ChangeAsync(accountNo, AuditAction.PasswordReset, by, (_, account) =>
        {
            (account.PasswordHash, account.MustChangePassword, account.FailedCount, account.LockedUntil) = (hash, true, 0, null);
            return null;
        }, cancellation);
        return result is AccountResult.Done done ? done with { Password = password } : result;
    }

    /// <summary>A password that its owner chose; whoever calls has asked for the one before.</summary>
    public async Task<AccountResult> ChangePasswordAsync(long accountNo, string wanted, Viewer by, CancellationToken cancellation = default)
    {
        if (PasswordRules.Refusal(wanted, by.Login) is { } refusal)
        {
            return new AccountResult.Refused(refusal);
        }

        var hash = Hash(wanted);
        return await ChangeAsync(accountNo, AuditAction.PasswordChanged, by, (_, account) =>
        {
            (account.PasswordHash, account.MustChangePassword) = (hash, false);
            return null;
        }, cancellation);
    }

    /// <summary>For whoever lost their telephone: they sign in by password, and set up a new one where it is required.</summary>
    public Task<AccountResult> RemoveSecondFactorAsync(long accountNo, Viewer? by, CancellationToken cancellation = default) =>
        ChangeAsync(accountNo, AuditAction.SecondFactorChanged, by, (_, account) =>
        {
            (account.TotpKey, account.IsTotpConfirmed) = (null, false);
            return null;
        }, cancellation);

    public Task<AccountResult> DisableAsync(long accountNo, Viewer? by, CancellationToken cancellation = default) =>
        ChangeAsync(accountNo, AuditAction.AccountDisabled, by, (scope, account) => Disable(scope, account, by), cancellation);

    public Task<AccountResult> EnableAsync(long accountNo, Viewer? by, CancellationToken cancellation = default) =>
        ChangeAsync(accountNo, AuditAction.AccountChanged, by, (scope, account) =>
        {
            (account.IsDisabled, account.FailedCount, account.LockedUntil) = (false, 0, null);
            return Register(scope, account, by);
        }, cancellation);

    public Task<AccountResult> ChangeAsync(long accountNo, AccountChange change, Viewer? by, CancellationToken cancellation = default) =>
        ChangeAsync(accountNo, AuditAction.AccountChanged, by, (scope, account) =>
        {
            var before = account with { };
            (account.DisplayName, account.Role, account.IsTotpRequired) = (change.DisplayName.Trim(), change.Role, change.RequiresTotp);
            if ((NameRefusal(account.DisplayName) ?? bindings.Bind(account, change.Department, change.Township, change.Village)) is { } refusal)
            {
                return refusal;
            }

            if (before is { Role: Role.Administrator, IsDisabled: false } && account.Role != Role.Administrator && IsLastAdministrator(scope))
            {
                return "这是唯一的系统管理员，不能改成别的角色";
            }

            if ((before.Role, before.Department) == (account.Role, account.Department))
            {
                return null;
            }

            store.Liaisons.End(scope, account.AccountNo, clock.Now, NameOf(by));
            return account.IsDisabled ? null : Register(scope, account, by);
        }, cancellation);

    /// <summary>A new key for the owner's telephone; it counts once a code of it was shown.</summary>
    public Task<AccountResult> BeginSecondFactorAsync(long accountNo, Viewer? by, CancellationToken cancellation = default) =>
        ChangeAsync(accountNo, AuditAction.SecondFactorChanged, by, (_, account) =>
        {
            if (account.AsksForCode)
            {
                return "动态验证码已经启用";
            }

            account.TotpKey = Totp.NewKey();
            return null;
        }, cancellation);

    /// <summary>The second factor counts from now on, if the code is one of it.</summary>
    public Task<AccountResult> ConfirmSecondFactorAsync(long accountNo, string code, Viewer? by, CancellationToken cancellation = default) =>
        ChangeAsync(accountNo, AuditAction.SecondFactorChanged, by, (scope, account) =>
        {
            if (account.TotpKey is null || Totp.StepOf(account.TotpKey, code, clock.Now) is not { } step || !store.Accounts.TryUseCode(scope, accountNo, step))
            {
                return "验证码不对或已用过，请输入手机上现在显示的 6 位数字；一直不对请检查手机时间";
            }

            account.IsTotpConfirmed = true;
            return null;
        }, cancellation);

    public Account? Find(string login) => store.Read(scope => store.Accounts.FindByLogin(scope, Normal(login)));

    public Account? Find(long accountNo) => store.Read(scope => store.Accounts.Find(scope, accountNo));

    /// <summary>How logins are stored and looked for.</summary>
    public static string Normal(string? login) => (login ?? "").Trim().ToLowerInvariant();

    /// <summary>Puts a wish into the form of an account.</summary>
    /// <returns>What is wrong with it, in Chinese; null when it is fine.</returns>
    internal string? Draft(NewAccount wanted, Viewer? by, out Account account)
    {
        account = new Account
        {
            Login = Normal(wanted.Login),
            DisplayName = wanted.DisplayName.Trim(),
            Role = wanted.Role,
            IsTotpRequired = wanted.RequiresTotp,
            SecurityStamp = NewStamp(),
            CreatedAt = clock.Now,
            CreatedBy = NameOf(by),
        };
        return LoginForm().IsMatch(account.Login)
            ? NameRefusal(account.DisplayName) ?? bindings.Bind(account, wanted.Department, wanted.Township, wanted.Village)
            : "登录名要用小写字母开头，2 到 32 位，只含小写字母、数字、点、横线和下划线（不要用电话或身份证号）";
    }

    internal string GiveOneTimePassword(Account account)
    {
        var password = OneTimePassword.New();
        (account.PasswordHash, account.MustChangePassword) = (Hash(password), true);
        return password;
    }

    /// <summary>Stores a new account, a liaison's in the register too.</summary>
    /// <returns>A refusal means that this wrote nothing.</returns>
    internal AccountResult Insert(WriteScope scope, Account account, Viewer? by)
    {
        if (account.Department is { } department && store.Liaisons.ActiveOf(scope, department) is { } standing)
        {
            return new AccountResult.Refused(HasOne(standing));
        }

        if (store.Accounts.Add(scope, account) is not { } added)
        {
            return new AccountResult.Refused($"登录名 {account.Login} 已经有人用了，请换一个");
        }

        Register(scope, added, by);
        audit.Append(scope, by, AuditAction.AccountCreated, added.Login, details: Told(added));
        return new AccountResult.Done(added);
    }

    /// <returns>Why it may not be, in Chinese; null when it is disabled.</returns>
    internal string? Disable(WriteScope scope, Account account, Viewer? by)
    {
        if (account is { Role: Role.Administrator, IsDisabled: false } && IsLastAdministrator(scope))
        {
            return "这是唯一的系统管理员，停用后没有人能管理账号，请先新建另一个";
        }

        account.IsDisabled = true;
        store.Liaisons.End(scope, account.AccountNo, clock.Now, NameOf(by));
        return null;
    }

    private async Task<AccountResult> ChangeAsync(long accountNo, AuditAction action, Viewer? by, Func<WriteScope, Account, string?> change, CancellationToken cancellation)
    {
        try
        {
            return await store.WriteAsync<AccountResult>(scope =>
            {
                if (store.Accounts.Find(scope, accountNo) is not { } account)
                {
                    return new AccountResult.Refused(Gone);
                }

                if (change(scope, account) is { } refusal)
                {
                    // What was written before the refusal must not stay.
                    throw new RefusedException(refusal);
                }

                account.SecurityStamp = NewStamp();
                if (store.Accounts.TryUpdate(scope, account) is not { } changed)
                {
                    throw new RefusedException(Changed);
                }

                audit.Append(scope, by, action, changed.Login, details: Told(changed));
                return new AccountResult.Done(changed);
            }, cancellation);
        }
        catch (RefusedException refused)
        {
            return new AccountResult.Refused(refused.Message);
        }
    }

    private string? Register(WriteScope scope, Account account, Viewer? by)
    {
        if (account is not { Role: Role.Liaison, Department: { } department })
        {
            return null;
        }

        return store.Liaisons.TryRegister(scope, department, account.AccountNo, clock.Now, NameOf(by)) || store.Liaisons.ActiveOf(scope, department) is not { } standing || standing.AccountNo == account.AccountNo
            ? null
            : HasOne(standing);
    }

    private bool IsLastAdministrator(ReadScope scope) => store.Accounts.Count(scope, new AccountFilter(Role.Administrator, IsDisabled: false)) <= 1;

    private string HasOne(Liaison standing) => $"{bindings.NameOf(standing.Department)}已有联络员{standing.Name}（{standing.Login}），一个部门只能有一名；换人请在「部门与联络员」里办交接";

    private string Hash(string password) => hasher.HashPassword(null!, password);

    internal static string NameOf(Viewer? by) => by?.Login ?? AuditEntry.Program;

    private static string Told(Account account) =>
        string.Join(' ', new[] { AccountTexts.Word(account.Role), account.Department?.Value, account.TownshipCode, account.VillageCode, account.IsDisabled ? "disabled" : null, account.IsTotpRequired ? "totp-required" : null, account.AsksForCode ? "totp" : null }.OfType<string>());

    private static string? NameRefusal(string name) => name.Length is 0 or > 40 ? "请写姓名或称呼，不超过 40 个字" : null;

    [GeneratedRegex("^[a-z][a-z0-9._-]{1,31}$")]
    private static partial Regex LoginForm();

    private sealed class RefusedException(string message) : Exception(message);
}
