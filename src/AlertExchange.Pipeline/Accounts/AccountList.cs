using AlertExchange.Storage;
using AlertExchange.Storage.Accounts;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>Accounts as whoever administers them looks at them.</summary>
public sealed class AccountList(ExchangeStore store, PlaceClock clock)
{
    public int Count(AccountFilter filter) => store.Read(scope => store.Accounts.Count(scope, filter));

    public IReadOnlyList<Account> Page(AccountFilter filter, AccountOrder order, bool descending, Paging paging) =>
        store.Read(scope => store.Accounts.List(scope, filter, order, descending, paging));

    public IReadOnlyList<AccountSignIn> SignIns(long accountNo) => store.Read(scope => store.Accounts.SignIns(scope, accountNo));

    /// <summary>How an account stands: a word for people, and one for the page's colours.</summary>
    public (string Text, string Tag) Standing(Account account) => account switch
    {
        { IsDisabled: true } => ("已停用", "plain"),
        { LockedUntil: { } until } when until > clock.Now => ($"锁定至 {PlaceClock.AtPlace(until):HH:mm}", "missing"),
        { MustChangePassword: true, LastSignIn: null } => ("尚未登录", "late"),
        { MustChangePassword: true } => ("待改密码", "late"),
        _ => ("正常", "ok"),
    };
}
