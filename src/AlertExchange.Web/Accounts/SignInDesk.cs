using System.Security.Claims;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Storage;
using AlertExchange.Storage.Accounts;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace AlertExchange.Web.Accounts;

/// <summary>Signs in and out. Whoever fails learns only that it failed, and waits as long whether or not the login exists.</summary>
internal sealed class SignInDesk(ExchangeStore store, SignInManager<Account> signIn, IPasswordHasher<Account> hasher, AuditTrail audit, PlaceClock clock)
{
    /// <summary>So many wrong attempts lock an account.</summary>
    public const int Attempts = 5;

    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(30);

    /// <summary>Compared with where there is no account, so that its absence takes as long as a wrong password.</summary>
    private static readonly Lock DecoyGate = new();
    private static string? _decoy;

    private HttpContext Context => signIn.Context;

    /// <summary>Where the request comes from. Asked before a write: the store writes on a thread of its own, which knows no request.</summary>
    private string Address => Context.Connection.RemoteIpAddress?.ToString() ?? "";

    public async Task<SignInOutcome> ByPasswordAsync(string login, string password)
    {
        // Counted first and looked at afterwards: a hundred attempts at once are no more than five.
        var counted = await CountAsync((await signIn.UserManager.FindByNameAsync(login))?.AccountNo);
        var account = await signIn.UserManager.FindByNameAsync(login);
        var isRight = await IsRightAsync(account, password);
        if (!isRight || account is null || account.IsDisabled || counted == AttemptOutcome.Locked)
        {
            await RecordRefusalAsync(account, counted, isRight);
            return SignInOutcome.Refused;
        }

        if (account.AsksForCode)
        {
            await TakeBackAsync(account.AccountNo);
            await Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, HalfWay(account));
            return SignInOutcome.CodeWanted;
        }

        return await StartAsync(account) ? SignInOutcome.SignedIn : SignInOutcome.Refused;
    }

    public async Task<SignInOutcome> ByCodeAsync(string code)
    {
        if (await HalfWayAsync() is not { TotpKey: { } key } account)
        {
            return SignInOutcome.TooLate;
        }

        var attempt = await CountAsync(account.AccountNo);
        var isRight = attempt != AttemptOutcome.Locked && Totp.StepOf(key, code, clock.Now) is { } step && await store.WriteAsync(scope => store.Accounts.TryUseCode(scope, account.AccountNo, step));
        if (isRight)
        {
            await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
            return await StartAsync(account) ? SignInOutcome.SignedIn : SignInOutcome.TooLate;
        }

        await RecordRefusalAsync(account, attempt, isRight);
        if (attempt == AttemptOutcome.Counted)
        {
            return SignInOutcome.Refused;
        }

        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return SignInOutcome.TooLate;
    }

    /// <summary>The account whose password was given in this browser a moment ago and whose code is wanted.</summary>
    public async Task<Account?> HalfWayAsync()
    {
        var given = await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        var account = given.Principal is { } principal && AccountClaims.AccountOf(principal) is { } number ? store.Read(scope => store.Accounts.Find(scope, number)) : null;
        return account is { IsDisabled: false, AsksForCode: true } && given.Principal!.FindFirstValue(AccountClaims.Stamp) == account.SecurityStamp ? account : null;
    }

    /// <summary>Lets the sign-in of this browser go on after its account changed, and no other.</summary>
    public async Task RenewAsync(long accountNo)
    {
        var session = AccountDesk.NewStamp();
        var account = await store.WriteAsync(scope =>
        {
            store.Accounts.RenewSession(scope, accountNo, session);
            return store.Accounts.Find(scope, accountNo)!;
        });
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(AccountClaims.Session, session)]);
    }

    /// <summary>
    /// Asks somebody who is signed in for their password once more. They may not guess either: it is counted, locks and is on record as at the door.
    /// </summary>
    /// <returns>Why it was not taken, in Chinese; null when it is right, which counts as no attempt.</returns>
    public async Task<string?> AskAgainAsync(long accountNo, string password)
    {
        var counted = await CountAsync(accountNo);
        var account = store.Read(scope => store.Accounts.Find(scope, accountNo));
        var isRight = await IsRightAsync(account, password);
        if (isRight && counted != AttemptOutcome.Locked)
        {
            await TakeBackAsync(accountNo);
            return null;
        }

        await RecordRefusalAsync(account, counted, isRight);
        return counted == AttemptOutcome.Counted ? "现在的密码不对" : "密码连续输错，账号已锁定 30 分钟";
    }

    public async Task EndAsync()
    {
        if (AccountClaims.AccountOf(Context.User) is { } number && Context.User.FindFirstValue(AccountClaims.Session) is { } session)
        {
            var (viewer, address) = (Context.User.ToViewer()!, Address);
            await store.WriteAsync(scope =>
            {
                if (store.Accounts.EndSession(scope, number, session))
                {
                    audit.Append(scope, viewer, AuditAction.SignedOut, viewer.Login, address: address);
                }
            });
        }

        await Context.SignOutAsync(IdentityConstants.ApplicationScheme);
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
    }

    /// <summary>Begins a sign-in anew: the one before it, in whatever browser, is over.</summary>
    /// <returns>False when the account was changed or disabled since the password was looked at: what was right then is not any more.</returns>
    private async Task<bool> StartAsync(Account looked)
    {
        var (session, address) = (AccountDesk.NewStamp(), Address);
        var account = await store.WriteAsync(scope =>
        {
            if (store.Accounts.Find(scope, looked.AccountNo) is not { IsDisabled: false } standing || standing.SecurityStamp != looked.SecurityStamp)
            {
                return null;
            }

            store.Accounts.StartSession(scope, standing.AccountNo, session, clock.Now, address);
            audit.Append(scope, standing.ToViewer(), AuditAction.SignedIn, standing.Login, address: address);
            return store.Accounts.Find(scope, standing.AccountNo);
        });
        if (account is null)
        {
            return false;
        }

        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(AccountClaims.Session, session)]);
        return true;
    }

    private Task TakeBackAsync(long accountNo) => store.WriteAsync(scope => store.Accounts.TakeBack(scope, accountNo));

    private Task<AttemptOutcome> CountAsync(long? accountNo) => store.WriteAsync(scope => store.Accounts.BeginAttempt(scope, accountNo ?? 0, clock.Now, Attempts, Lockout));

    /// <summary>A login that does not exist is not written down: it may be a password in the wrong field.</summary>
    private Task RecordRefusalAsync(Account? account, AttemptOutcome counted, bool isRight)
    {
        var address = Address;
        var details = account is null ? "unknown" : account.IsDisabled ? "disabled" : counted == AttemptOutcome.Locked ? "locked" : "wrong";
        return store.WriteAsync(scope =>
        {
            audit.Append(scope, account?.ToViewer(), AuditAction.SignInRefused, account?.Login ?? "", details: details, address: address);
            if (account is { IsDisabled: false } && counted == AttemptOutcome.Last && !isRight)
            {
                audit.Append(scope, account.ToViewer(), AuditAction.LockedOut, account.Login, address: address);
            }
        });
    }

    private async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (password.Length > PasswordRules.MostLength)
        {
            return false;
        }

        if (account is { PasswordHash: not null })
        {
            return await signIn.UserManager.CheckPasswordAsync(account, password);
        }

        hasher.VerifyHashedPassword(null!, Decoy(), password);
        return false;
    }

    private string Decoy()
    {
        lock (DecoyGate)
        {
            return _decoy ??= hasher.HashPassword(null!, OneTimePassword.New());
        }
    }

    private static ClaimsPrincipal HalfWay(Account account) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, AccountClaims.Number(account.AccountNo)), new Claim(AccountClaims.Stamp, account.SecurityStamp)], IdentityConstants.TwoFactorUserIdScheme));
}
