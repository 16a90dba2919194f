using AlertExchange.Engine.Access;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Accounts;

/// <summary>Accounts, their sign-ins and what protects them.</summary>
public sealed class AccountRepository
{
    /// <summary>So many of an account's last sign-ins are kept for its owner.</summary>
    public const int KeptSignIns = 10;

    private readonly KeyRing _keys;

    internal AccountRepository(KeyRing keys) => _keys = keys;

    /// <summary>Stores a new account.</summary>
    /// <returns>Null when the login is taken, and nothing was written.</returns>
    public Account? Add(WriteScope scope, Account account)
    {
        if (scope.Any("account WHERE login = @Login", new { account.Login }))
        {
            return null;
        }

        var added = account with { AccountNo = scope.Take("account"), Revision = 1 };
        scope.Execute(
            """
            INSERT INTO account (
              account_no, login, display_name, role, department, township_code, village_code, password_hash, must_change_password, failed_count, locked_until,
              security_stamp, sealed_totp_key, totp_confirmed, totp_required, totp_step, disabled, created_at, created_by, revision)
            VALUES (
              @AccountNo, @Login, @DisplayName, @role, @department, @TownshipCode, @VillageCode, @PasswordHash, @mustChangePassword, @FailedCount, @lockedUntil,
              @SecurityStamp, @sealedTotpKey, @totpConfirmed, @totpRequired, 0, @disabled, @createdAt, @CreatedBy, @Revision)
            """, AccountRow.Parameters(added, _keys));
        return added;
    }

    /// <summary>Null when there is none.</summary>
    public Account? Find(ReadScope scope, long accountNo) => scope.First<AccountRow>("SELECT * FROM account WHERE account_no = @accountNo", new { accountNo })?.ToAccount(_keys);

    /// <summary>Null when there is none. Logins are stored in small letters.</summary>
    public Account? FindByLogin(ReadScope scope, string login) => scope.First<AccountRow>("SELECT * FROM account WHERE login = @login", new { login })?.ToAccount(_keys);

    /// <summary>What a request has to compare with; null when there is no such account.</summary>
    public AccountStanding? Standing(ReadScope scope, long accountNo) => scope.First<AccountStanding>(
        "SELECT session_id, security_stamp, disabled AS is_disabled FROM account WHERE account_no = @accountNo", new { accountNo });

    /// <summary>True when somebody of this role can sign in.</summary>
    public bool AnyOf(ReadScope scope, Role role) => scope.Any("account WHERE role = @role AND disabled = 0", new { role = (int)role });

    public int Count(ReadScope scope, AccountFilter filter) => Chosen(filter, AccountOrder.Role, descending: false).Count(scope);

    public IReadOnlyList<Account> List(ReadScope scope, AccountFilter filter, AccountOrder order, bool descending, Paging paging) =>
        [.. Chosen(filter, order, descending).Page<AccountRow>(scope, "*", paging).Select(row => row.ToAccount(_keys))];

    /// <summary>
    /// Compare and set: writes everything but the session, attempts that are counted and codes that were used, which have statements of their own.
    /// </summary>
    /// <returns>The account with its new revision; null when somebody changed it meanwhile.</returns>
    public Account? TryUpdate(WriteScope scope, Account account) => scope.Execute(
        """
        UPDATE account SET
          display_name = @DisplayName, role = @role, department = @department, township_code = @TownshipCode, village_code = @VillageCode,
          password_hash = @PasswordHash, must_change_password = @mustChangePassword, failed_count = @FailedCount, locked_until = @lockedUntil,
          security_stamp = @SecurityStamp, sealed_totp_key = @sealedTotpKey, totp_confirmed = @totpConfirmed, totp_required = @totpRequired,
          disabled = @disabled, revision = revision + 1
        WHERE account_no = @AccountNo AND revision = @Revision
        """, AccountRow.Parameters(account, _keys)) == 1 ? account with { Revision = account.Revision + 1 } : null;

    /// <summary>
    /// Counts an attempt before the password is looked at, so that a hundred at once are no more than <paramref name="limit"/>. The last one
    /// of them locks; an attempt that turns out right is forgotten by <see cref="StartSession"/> or <see cref="TakeBack"/>. For an account
    /// that does not exist it says that it is locked, and has written something all the same, so that both take as long.
    /// </summary>
    public AttemptOutcome BeginAttempt(WriteScope scope, long accountNo, DateTimeOffset now, int limit, TimeSpan lockout)
    {
        scope.Take("sign_in_attempt");
        var row = scope.First<AttemptRow>("SELECT failed_count, locked_until FROM account WHERE account_no = @accountNo", new { accountNo });
        if (row is null || (Columns.OptionalMoment(row.LockedUntil) is { } until && until > now))
        {
            return AttemptOutcome.Locked;
        }

        var count = row.LockedUntil is null ? row.FailedCount + 1 : 1;
        var locks = count >= limit;
        scope.Execute(
            "UPDATE account SET failed_count = @count, locked_until = @until, revision = revision + 1 WHERE account_no = @accountNo",
            new { accountNo, count, until = locks ? Columns.Text(now + lockout) : null });
        return locks ? AttemptOutcome.Last : AttemptOutcome.Counted;
    }

    /// <summary>
    /// Uncounts one attempt that was right but opened nothing yet. Those before it stay: whoever knows a password must not buy more codes with it.
    /// </summary>
    public void TakeBack(WriteScope scope, long accountNo) => scope.Execute(
        "UPDATE account SET failed_count = failed_count - 1, locked_until = NULL, revision = revision + 1 WHERE account_no = @accountNo AND failed_count > 0", new { accountNo });

    /// <summary>A code is used once: false when this one or a later one was already.</summary>
    public bool TryUseCode(WriteScope scope, long accountNo, long step) =>
        scope.Execute("UPDATE account SET totp_step = @step WHERE account_no = @accountNo AND totp_step < @step", new { accountNo, step }) == 1;

    /// <summary>Begins a sign-in, which ends the one before it.</summary>
    public void StartSession(WriteScope scope, long accountNo, string sessionId, DateTimeOffset at, string address)
    {
        scope.Execute(
            "UPDATE account SET session_id = @sessionId, last_sign_in = @at, failed_count = 0, locked_until = NULL, revision = revision + 1 WHERE account_no = @accountNo",
            new { accountNo, sessionId, at = Columns.Text(at) });
        var number = (scope.First<long?>("SELECT MAX(number) FROM account_sign_in WHERE account_no = @accountNo", new { accountNo }) ?? 0) + 1;
        scope.Execute("INSERT INTO account_sign_in (account_no, number, at, address) VALUES (@accountNo, @number, @at, @address)", new { accountNo, number, at = Columns.Text(at), address });
        scope.Execute("DELETE FROM account_sign_in WHERE account_no = @accountNo AND number <= @old", new { accountNo, old = number - KeptSignIns });
    }

    /// <summary>Lets a sign-in go on under another name: whoever held it under the old one is out.</summary>
    public void RenewSession(WriteScope scope, long accountNo, string sessionId) =>
        scope.Execute("UPDATE account SET session_id = @sessionId, revision = revision + 1 WHERE account_no = @accountNo", new { accountNo, sessionId });

    /// <summary>Ends a sign-in, unless a newer one did already.</summary>
    public bool EndSession(WriteScope scope, long accountNo, string sessionId) => scope.Execute(
        "UPDATE account SET session_id = NULL, revision = revision + 1 WHERE account_no = @accountNo AND session_id = @sessionId", new { accountNo, sessionId }) == 1;

    /// <summary>The last sign-ins of an account, newest first.</summary>
    public IReadOnlyList<AccountSignIn> SignIns(ReadScope scope, long accountNo) =>
    [
        .. scope.Query<SignInRow>("SELECT at, address FROM account_sign_in WHERE account_no = @accountNo ORDER BY number DESC", new { accountNo })
            .Select(row => new AccountSignIn(Columns.Moment(row.At), row.Address)),
    ];

    /// <summary>The keys that protect sign-ins and forms, as XML whose secrets are sealed.</summary>
    public IReadOnlyList<string> ProtectionKeys(ReadScope scope) => scope.Query<string>("SELECT xml FROM protection_key ORDER BY name");

    public void AddProtectionKey(WriteScope scope, string name, string xml)
    {
        if (!scope.Any("protection_key WHERE name = @name", new { name }))
        {
            scope.Execute("INSERT INTO protection_key (name, xml) VALUES (@name, @xml)", new { name, xml });
        }
    }

    private static ListQuery Chosen(AccountFilter filter, AccountOrder order, bool descending)
    {
        var where = new Conditions()
            .AndEquals("role", "role", filter.Role is { } role ? (int)role : null)
            .AndEquals("disabled", "disabled", filter.IsDisabled is { } disabled ? (disabled ? 1 : 0) : null);
        if (filter.Text.Length > 0)
        {
            var like = filter.Text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal).Replace("[", "![", StringComparison.Ordinal);
            where.And("login LIKE @like ESCAPE '!' OR display_name LIKE @like ESCAPE '!'", ("like", $"%{like}%"));
        }

        return new ListQuery("account", where, order switch
        {
            AccountOrder.Login => ListOrder.By(descending, "login"),
            AccountOrder.LastSignIn => ListOrder.By(descending, "last_sign_in?", "login"),
            _ => ListOrder.By(descending, "role", "login"),
        });
    }

    private sealed class AttemptRow
    {
        public int FailedCount { get; init; }

        public string? LockedUntil { get; init; }
    }

    private sealed class SignInRow
    {
        public string At { get; init; } = "";

        public string Address { get; init; } = "";
    }
}
