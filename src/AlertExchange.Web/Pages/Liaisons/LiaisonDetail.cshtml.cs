using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;
using AlertExchange.Storage.Accounts;
using AlertExchange.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Liaisons;

/// <summary>One department's liaison: registered, or followed by another.</summary>
[Needs(Permission.ManageLiaisons)]
public sealed class LiaisonDetailModel(LiaisonDesk desk) : ViewerPage
{
    [BindProperty(SupportsGet = true)]
    public string Department { get; set; } = "";

    [BindProperty]
    public string? Login { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public LiaisonDepartment Shown { get; private set; } = null!;

    public IReadOnlyList<Liaison> History { get; private set; } = [];

    public string? Wrong { get; private set; }

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
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!Load())
        {
            return NotFound();
        }

        var result = Shown.Liaison is null
            ? await desk.RegisterAsync(Shown.Id, Login ?? "", Name ?? "", Viewer, cancellation)
            : await desk.HandOverAsync(Shown.Id, Login ?? "", Name ?? "", Viewer, cancellation);
        switch (result)
        {
            case AccountResult.Done done:
                (Done, OneTimePassword) = (Shown.Liaison is null ? "联络员已登记" : "已交接，原账号已停用", done.Password);
                return LocalRedirect($"/liaisons/{Shown.Id.Value}");
            case AccountResult.Refused refused:
                Wrong = refused.Message;
                return Page();
            default:
                throw new InvalidOperationException("Unknown result.");
        }
    }

    private bool Load()
    {
        if (desk.Of(new DepartmentId(Department)) is not { } found)
        {
            return false;
        }

        (Shown, History) = found;
        return true;
    }
}
