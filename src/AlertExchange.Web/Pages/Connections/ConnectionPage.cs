using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Web.Access;
using AlertExchange.Web.Connections;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Connections;

/// <summary>A page about keys and webhooks: whose they may be, what cannot be done, and a secret that is shown once.</summary>
public abstract class ConnectionPage(FormCatalog forms, PolicyDesk policies) : ViewerPage
{
    /// <summary>A key or secret that was just made, for the page after.</summary>
    [TempData]
    public string? Fresh { get; set; }

    public IReadOnlyList<HolderChoice> Holders => field ??= HolderChoice.All(forms, policies);

    /// <summary>Why what was entered could not be taken; what was typed stays.</summary>
    public string? Wrong { get; protected set; }
}
