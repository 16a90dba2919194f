using AlertExchange.Engine.Access;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage.Connecting;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Connections;

/// <summary>系统对接: keys of other systems and who is told by webhook.</summary>
[Needs(Permission.ManageConnections)]
public sealed class ConnectionsModel(ApiKeyDesk keys, WebhookDesk webhooks, FormCatalog forms, PolicyDesk policies) : ConnectionPage(forms, policies)
{
    public IReadOnlyList<ApiKeyRow> Keys { get; private set; } = [];

    public IReadOnlyList<WebhookLine> Webhooks { get; private set; } = [];

    /// <summary>Keys that ended are shown too.</summary>
    [BindProperty(SupportsGet = true, Name = "ended")]
    public bool WithEnded { get; set; }

    public int Ended { get; private set; }

    public void OnGet()
    {
        var all = keys.List();
        Ended = all.Count(k => !keys.IsGood(k));
        Keys = WithEnded ? all : [.. all.Where(keys.IsGood)];
        Webhooks = webhooks.List();
    }

    public bool IsGood(ApiKeyRow key) => keys.IsGood(key);

    public async Task<IActionResult> OnPostRotateAsync(string prefix, int days, CancellationToken cancellation)
    {
        switch (await keys.RotateAsync(prefix, TimeSpan.FromDays(Math.Clamp(days, 0, 90)), Viewer, cancellation))
        {
            case KeyResult.Issued issued:
                Fresh = issued.Key;
                Done = $"已发放新密钥 {issued.Row.Prefix}，旧密钥 {prefix} 过渡期后到期。";
                break;
            case KeyResult.Refused refused:
                Undone = refused.Reason;
                break;
        }

        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string prefix, CancellationToken cancellation)
    {
        if (await keys.RevokeAsync(prefix, Viewer, cancellation))
        {
            Done = $"密钥 {prefix} 已停用，立即生效。";
        }
        else
        {
            Undone = "这个密钥已经停用，或不存在。";
        }

        return RedirectToPage();
    }
}
