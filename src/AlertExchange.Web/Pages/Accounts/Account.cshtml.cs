using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Storage.Accounts;
using AlertExchange.Web.Access;
using AlertExchange.Web.Accounts;

namespace AlertExchange.Web.Pages.Accounts;

/// <summary>One's own account.</summary>
[Needs(Permission.OwnAccount)]
public sealed class AccountModel(IServiceProvider services, AccountBindings bindings) : ViewerPage
{
    public Account Account { get; private set; } = null!;

    public IReadOnlyList<AccountSignIn> SignIns { get; private set; } = [];

    public string Role => AccountTexts.Name(Account.Role);

    public string Binding => bindings.Text(Account);

    public void OnGet()
    {
        var own = services.GetRequiredService<OwnAccount>();
        (Account, SignIns) = (own.Get(), own.SignIns());
    }
}
