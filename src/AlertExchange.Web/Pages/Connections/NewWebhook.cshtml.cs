using AlertExchange.Engine.Access;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Web.Access;
using AlertExchange.Web.Connections;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Connections;

/// <summary>An address that is to be told.</summary>
[Needs(Permission.ManageConnections)]
public sealed class NewWebhookModel(WebhookDesk webhooks, FormCatalog forms, PolicyDesk policies) : ConnectionPage(forms, policies)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public WebhookFields Fields { get; set; } = new();

    public WebhookForm Form => new(Fields, Holders);

    public void OnGet()
    {
        // An empty form.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var result = Fields.Request((Name ?? "").Trim(), Holders) is { } request
            ? await webhooks.AddAsync(request, Viewer, cancellation)
            : new WebhookResult.Refused("请选择归属");
        if (result is WebhookResult.Saved saved)
        {
            Fresh = saved.Secret;
            Done = "接收地址已添加，从现在起的通知会送到那里。";
            return Redirect("/connections/webhooks/" + saved.Name);
        }

        Wrong = ((WebhookResult.Refused)result).Reason;
        return Page();
    }
}
