using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Web.Access;
using AlertExchange.Web.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Accounts;

/// <summary>Makes an account; its password is told once, on the page that follows.</summary>
[Needs(Permission.ManageAccounts)]
public sealed class NewAccountModel(AccountDesk desk, AccountBindings bindings) : ViewerPage
{
    [BindProperty(Name = "")]
    public AccountForm Form { get; set; } = new();

    public AccountBindings Bindings => bindings;

    public string? Wrong { get; private set; }

    [TempData]
    public string? OneTimePassword { get; set; }

    public void OnGet()
    {
        // An empty form.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Form.Role is not { } role || !Enum.IsDefined(role))
        {
            Wrong = "请选择角色";
            return Page();
        }

        switch (await desk.AddAsync(Form.ToNew(role), Viewer, cancellation))
        {
            case AccountResult.Done done:
                (Done, OneTimePassword) = ("账号已建立", done.Password);
                return LocalRedirect($"/accounts/{AccountClaims.Number(done.Account.AccountNo)}");
            case AccountResult.Refused refused:
                Wrong = refused.Message;
                return Page();
            default:
                throw new InvalidOperationException("Unknown result.");
        }
    }
}
