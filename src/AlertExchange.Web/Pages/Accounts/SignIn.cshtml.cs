using AlertExchange.Web.Access;
using AlertExchange.Web.Accounts;
using AlertExchange.Web.Navigation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace AlertExchange.Web.Pages.Accounts;

/// <summary>Login and password. It is light on purpose: no script, one small style sheet, no look into the store.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Policy)]
public sealed class SignInModel(IServiceProvider services) : PageModel
{
    public const int Attempts = SignInDesk.Attempts;

    public static int LockoutMinutes => (int)SignInDesk.Lockout.TotalMinutes;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Why the last sign-in is over.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ended { get; set; }

    [BindProperty]
    public string? Login { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public string? Wrong { get; private set; }

    public string? Told => Ended switch
    {
        SignInWatch.Elsewhere => "这个账号已在别处登录，这里已退出。如果不是您本人，请马上修改密码并告诉系统管理员。",
        SignInWatch.AccountChanged => "账号或密码有变动，请重新登录。",
        SignInWatch.Idle => "登录已结束或太久没有操作，请重新登录。",
        SignInWatch.Late => "验证码没有通过或已超时，请重新输入密码。",
        _ => null,
    };

    /// <summary>Where to go afterwards: inside this application or nowhere.</summary>
    public string? LocalReturnUrl => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null;

    public IActionResult OnGet() => User.ToViewer() is { } viewer ? LocalRedirect(LocalReturnUrl ?? MainNavigation.HomeOf(viewer.Role)) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        // Not asked for by every view of the page: Identity's parts are only needed where somebody signs in.
        switch (await services.GetRequiredService<SignInDesk>().ByPasswordAsync(Login ?? "", Password ?? ""))
        {
            case SignInOutcome.SignedIn:
                // What this browser still had to tell whoever used it before.
                TempData.Clear();
                return LocalRedirect(LocalReturnUrl ?? "/");
            case SignInOutcome.CodeWanted:
                return RedirectToPage("/Accounts/SignInCode", new { returnUrl = LocalReturnUrl });
            default:
                Ended = null;
                Wrong = "登录名或密码不对，或账号已停用、被锁定。";
                return Page();
        }
    }
}
