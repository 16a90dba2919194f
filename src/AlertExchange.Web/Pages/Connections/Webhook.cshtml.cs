using AlertExchange.Contracts.Notices;
using AlertExchange.Engine.Access;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage.Connecting;
using AlertExchange.Web.Access;
using AlertExchange.Web.Connections;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Connections;

/// <summary>One webhook: how it stands, trying it, changing it.</summary>
[Needs(Permission.ManageConnections)]
public sealed class WebhookModel(WebhookDesk webhooks, FormCatalog forms, PolicyDesk policies) : ConnectionPage(forms, policies)
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty]
    public WebhookFields Fields { get; set; } = new();

    public WebhookLine Line { get; private set; } = null!;

    public WebhookForm Form => new(Fields, Holders);

    public static string HolderOf(StoredWebhook webhook) =>
        webhook.Department is { } department ? "department:" + department : webhook.TownshipCode is { } township ? "township:" + township : "county";

    public IActionResult OnGet()
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        if (Line.Managed is { } managed)
        {
            Fields = new WebhookFields { Url = managed.Url.ToString(), Events = [.. managed.Events.Select(e => e.Id())], Holder = HolderOf(managed) };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancellation)
    {
        if (await webhooks.TryAsync(Name, cancellation) is { } reason)
        {
            Undone = "试送没有成功：" + ConnectionTexts.Failure(reason);
        }
        else
        {
            Done = "试送成功，对方已收下。";
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellation)
    {
        var result = Fields.Request(Name, Holders) is { } request
            ? await webhooks.ChangeAsync(request, Viewer, cancellation)
            : new WebhookResult.Refused("请选择归属");
        if (result is WebhookResult.Saved)
        {
            Done = "已保存。";
            return RedirectToPage();
        }

        Wrong = ((WebhookResult.Refused)result).Reason;
        return TryLoad() ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostPauseAsync(CancellationToken cancellation) => SetPausedAsync(true, cancellation);

    public Task<IActionResult> OnPostResumeAsync(CancellationToken cancellation) => SetPausedAsync(false, cancellation);

    public async Task<IActionResult> OnPostRotateAsync(CancellationToken cancellation)
    {
        switch (await webhooks.RotateAsync(Name, Viewer, cancellation))
        {
            case WebhookResult.Saved saved:
                Fresh = saved.Secret;
                Done = "签名密钥已更换，立即生效。";
                break;
            case WebhookResult.Refused refused:
                Undone = refused.Reason;
                break;
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        if (!await webhooks.RemoveAsync(Name, Viewer, cancellation))
        {
            return NotFound();
        }

        Done = $"接收地址 {Name} 已删除。";
        return Redirect("/connections");
    }

    private async Task<IActionResult> SetPausedAsync(bool paused, CancellationToken cancellation)
    {
        if (!await webhooks.PauseAsync(Name, paused, Viewer, cancellation))
        {
            return NotFound();
        }

        Done = paused ? "已暂停，通知会留着，继续后按次序送达。" : "已继续。";
        return RedirectToPage();
    }

    private bool TryLoad()
    {
        Line = webhooks.List().FirstOrDefault(l => l.Name == Name)!;
        return Line is not null;
    }
}
