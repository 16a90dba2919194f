using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Households;
using AlertExchange.Web.Access;
using AlertExchange.Web.Masking;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Households;

/// <summary>Asks why, and shows one value whole: as a part of the page that shows it masked, or as a page of its own where there is no script.</summary>
[Needs(Permission.Reveal)]
public sealed class RevealModel(RevealDesk desk) : ViewerPage
{
    /// <summary>So long a value stays to be read.</summary>
    public const int SecondsShown = 60;

    [BindProperty(SupportsGet = true)]
    public string Household { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Person { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public RevealField Field { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public string? Masked { get; private set; }

    /// <summary>The whole value, once.</summary>
    public string? Value { get; private set; }

    public string? Problem { get; private set; }

    public string FieldTitle => RevealDesk.Title(Field);

    public string HouseholdAddress => "/households/" + Uri.EscapeDataString(Household);

    public string ClosedAddress => Shown.ClosedAddress;

    private MaskedValue Shown => new(Masked, Household, Person, Field, MayReveal: true);

    public IActionResult OnGet(bool closed = false)
    {
        if (!TryFind())
        {
            return NotFound();
        }

        return !IsPartial ? Page() : closed ? Partial("_Masked", Shown) : Partial("_RevealForm", this);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!TryFind())
        {
            return NotFound();
        }

        switch (await desk.RevealAsync(Viewer, new RevealRequest(Household, Person, Field, Reason, Note), HttpContext.Connection.RemoteIpAddress?.ToString()))
        {
            case RevealResult.Shown shown:
                Value = shown.Value;
                Response.Headers["Refresh"] = IsPartial ? default : new($"{SecondsShown};url={HouseholdAddress}");
                return IsPartial ? Partial("_Revealed", this) : Page();
            case RevealResult.ReasonMissing missing:
                Problem = missing.Message;
                break;
            case RevealResult.TooMany tooMany:
                Problem = tooMany.Message;
                break;
            default:
                return NotFound();
        }

        return IsPartial ? Partial("_RevealForm", this) : Page();
    }

    private bool TryFind()
    {
        Masked = !ModelState.IsValid || !Enum.IsDefined(Field) || desk.Member(Scope, Household, Person) is not { } member ? null
            : Field == RevealField.CitizenId ? member.MaskedId
            : member.MaskedPhone;
        return Masked is not null;
    }
}
