using System.Security.Claims;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Storage.Accounts;
using AlertExchange.Web.Access;
using AlertExchange.Web.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Accounts;

/// <summary>Sets up and takes away the codes of one's telephone.</summary>
[Needs(Permission.OwnAccount)]
public sealed class SecondFactorModel(IServiceProvider services) : ViewerPage
{
    public bool IsDuty => User.FindFirstValue(ViewerClaims.Duty) == ViewerClaims.SetUpSecondFactor;

    public Account Account { get; private set; } = null!;

    public string? Wrong { get; private set; }

    /// <summary>Shown until a code of it was given, never afterwards.</summary>
    public string? Key => Account is { AsksForCode: false, TotpKey: { } key } ? Totp.KeyText(key) : null;

    public string Link => Totp.Link(Account.Login, Account.TotpKey);

    private OwnAccount Own => services.GetRequiredService<OwnAccount>();

    public void OnGet() => Account = Own.Get();

    public Task<IActionResult> OnPostBeginAsync() => AnswerAsync(() => Own.BeginSecondFactorAsync(), null);

    public Task<IActionResult> OnPostConfirmAsync(string? code) => AnswerAsync(() => Own.ConfirmSecondFactorAsync(code ?? ""), "动态验证码已启用，下次登录起使用");

    public Task<IActionResult> OnPostRemoveAsync(string? password) => AnswerAsync(() => Own.RemoveSecondFactorAsync(password ?? ""), "动态验证码已取消");

    private async Task<IActionResult> AnswerAsync(Func<Task<string?>> work, string? done)
    {
        // A new sign-in follows, which may have no duty any more.
        var wasDuty = IsDuty;
        if ((Wrong = await work()) is not null)
        {
            Account = Own.Get();
            return Page();
        }

        Done = done;
        return LocalRedirect(wasDuty && done is not null ? "/" : "/account/second-factor");
    }
}
