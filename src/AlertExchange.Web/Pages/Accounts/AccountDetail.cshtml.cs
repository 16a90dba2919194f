using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Storage.Accounts;
using AlertExchange.Web.Access;
using AlertExchange.Web.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Accounts;

/// <summary>One account: what it is bound to, its password, whether it may sign in.</summary>
[Needs(Permission.ManageAccounts)]
public sealed class AccountDetailModel(AccountDesk desk, AccountList list, AccountBindings bindings) : ViewerPage
{
    [BindProperty(SupportsGet = true)]
    public long Number { get; set; }

    [BindProperty(Name = "")]
    public AccountForm Form { get; set; } = new();

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<AccountSignIn> SignIns { get; private set; } = [];

    public AccountBindings Bindings => bindings;

    public (string Text, string Tag) Standing => list.Standing(Account);

    public string? Wrong { get; private set; }

    /// <summary>Carries a new password over the redirect, sealed, to be read once.</summary>
    [TempData]
    public string? OneTimePassword { get; set; }

    public string? ToldPassword { get; private set; }

    public IActionResult OnGet()
    {
        if (!Load())
        {
            return NotFound();
        }

        ToldPassword = OneTimePassword;
        Form = new AccountForm
        {
            Name = Account.DisplayName,
            Role = Account.Role,
            Department = Account.Department?.Value,
            Township = Account.TownshipCode,
            Village = Account.VillageCode,
            RequiresTotp = Account.IsTotpRequired,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellation) => Form.Role is { } role && Enum.IsDefined(role)
        ? Answer(await desk.ChangeAsync(Number, Form.ToChange(role), Viewer, cancellation), "已保存")
        : Answer(new AccountResult.Refused("请选择角色"), "");

    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancellation) => Answer(await desk.ResetPasswordAsync(Number, Viewer, cancellation), "密码已重置");

    public async Task<IActionResult> OnPostRemoveSecondFactorAsync(CancellationToken cancellation) => Answer(await desk.RemoveSecondFactorAsync(Number, Viewer, cancellation), "动态验证码已取消");

    public async Task<IActionResult> OnPostDisableAsync(CancellationToken cancellation) => Answer(await desk.DisableAsync(Number, Viewer, cancellation), "账号已停用");

    public async Task<IActionResult> OnPostEnableAsync(CancellationToken cancellation) => Answer(await desk.EnableAsync(Number, Viewer, cancellation), "账号已启用");

    private IActionResult Answer(AccountResult result, string done)
    {
        switch (result)
        {
            case AccountResult.Done changed:
                (Done, OneTimePassword) = (done, changed.Password);
                return LocalRedirect($"/accounts/{AccountClaims.Number(Number)}");
            case AccountResult.Refused refused when Form.Role is not null && Load():
                // What was typed stays.
                Wrong = refused.Message;
                return Page();
            case AccountResult.Refused refused:
                Undone = refused.Message;
                return LocalRedirect($"/accounts/{AccountClaims.Number(Number)}");
            default:
                throw new InvalidOperationException("Unknown result.");
        }
    }

    private bool Load()
    {
        if (desk.Find(Number) is not { } account)
        {
            return false;
        }

        (Account, SignIns) = (account, list.SignIns(Number));
        return true;
    }
}
