using AlertExchange.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace AlertExchange.Web.Pages.Accounts;

/// <summary>The second step of signing in, where an account has a second factor.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class SignInCodeModel(IServiceProvider services) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public string? Wrong { get; private set; }

    public string? LocalReturnUrl => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null;

    public async Task<IActionResult> OnGetAsync() => await Desk.HalfWayAsync() is null ? BeginAgain() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        switch (await Desk.ByCodeAsync(Code ?? ""))
        {
            case SignInOutcome.SignedIn:
                TempData.Clear();
                return LocalRedirect(LocalReturnUrl ?? "/");
            case SignInOutcome.Refused:
                Wrong = "验证码不对或已用过，请输入手机上现在显示的数字。";
                return Page();
            default:
                return BeginAgain();
        }
    }

    private SignInDesk Desk => services.GetRequiredService<SignInDesk>();

    private RedirectToPageResult BeginAgain() => RedirectToPage("/Accounts/SignIn", new { returnUrl = LocalReturnUrl, ended = SignInWatch.Late });
}
