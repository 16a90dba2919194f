using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Storage.Accounts;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;

namespace AlertExchange.Web.Pages.Accounts;

/// <summary>Everybody who may sign in.</summary>
[Needs(Permission.ManageAccounts)]
public sealed class AccountsModel(AccountList list, AccountBindings bindings) : ViewerPage
{
    public ListState State { get; private set; } = null!;

    public AccountFilter Filter { get; private set; } = new();

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public int Count { get; private set; }

    public void OnGet()
    {
        State = new ListState("/accounts", Request.Query);
        Filter = new AccountFilter(
            Enum.TryParse<Role>(State["role"], ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : null,
            State["q"],
            State["state"] switch { "on" => false, "off" => true, _ => null });
        Count = list.Count(Filter);
        Accounts = list.Page(Filter, State.Sort switch { "login" => AccountOrder.Login, "last" => AccountOrder.LastSignIn, _ => AccountOrder.Role }, State.Descending, new Paging(State.Page, ListState.PageSize));
    }

    public (string Text, string Tag) Standing(Account account) => list.Standing(account);

    public string Binding(Account account) => bindings.Text(account);
}
