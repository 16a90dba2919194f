using AlertExchange.Engine.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AlertExchange.Web.Access;

/// <summary>A page for somebody who is signed in.</summary>
public abstract class ViewerPage : PageModel
{
    /// <summary>Who asks. The page's <see cref="NeedsAttribute"/> has let them in.</summary>
    public Viewer Viewer => User.ToViewer() ?? throw new InvalidOperationException("A page for viewers was reached without a sign-in.");

    /// <summary>On whose rows they may look: hand it to every query.</summary>
    public RowScope Scope => Viewer.Rows;

    /// <summary>True where htmx asked and only a part of the page is wanted.</summary>
    public bool IsPartial => Request.Headers.ContainsKey("HX-Request") && !Request.Headers.ContainsKey("HX-Boosted");

    /// <summary>Told once on the next page: what was done.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Told once on the next page: what could not be done, and why.</summary>
    [TempData]
    public string? Undone { get; set; }
}
