using AlertExchange.Engine.Access;
using AlertExchange.Web.Access;
using AlertExchange.Web.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Accounts;

/// <summary>Ends the sign-in, by a form: a link from elsewhere must not.</summary>
[Needs(Permission.OwnAccount)]
public sealed class SignOutModel(IServiceProvider services) : ViewerPage
{
    public void OnGet()
    {
        // Shows the form to whoever came by its address.
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await services.GetRequiredService<SignInDesk>().EndAsync();
        TempData.Clear();
        return LocalRedirect("/sign-in");
    }
}
