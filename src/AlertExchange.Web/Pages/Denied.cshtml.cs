using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AlertExchange.Web.Pages;

/// <summary>Where the sign-in sends whoever may not see a page: the answer is 403, not a page that says so with 200.</summary>
[AllowAnonymous]
public sealed class DeniedModel : PageModel
{
    public StatusCodeResult OnGet() => StatusCode(StatusCodes.Status403Forbidden);
}
