using System.Security.Claims;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Access;
using AlertExchange.Web.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Accounts;

/// <summary>Changes one's own password; whoever signed in with one that somebody else made has to.</summary>
[Needs(Permission.OwnAccount)]
public sealed class OwnPasswordModel(IServiceProvider services) : ViewerPage
{
    public bool IsDuty => User.FindFirstValue(ViewerClaims.Duty) == ViewerClaims.ChangePassword;

    public string? Wrong { get; private set; }

    public void OnGet()
    {
        // The form needs nothing but who is signed in.
    }

    public async Task<IActionResult> OnPostAsync(string? current, string? wanted, string? again)
    {
        // A new sign-in follows, which has no duty any more.
        var wasDuty = IsDuty;
        Wrong = wanted == again
            ? await services.GetRequiredService<OwnAccount>().ChangePasswordAsync(current ?? "", wanted ?? "")
            : "两次输入的新密码不一样";
        if (Wrong is not null)
        {
            return Page();
        }

        Done = "密码已修改";
        return LocalRedirect(wasDuty ? "/" : "/account");
    }
}
