using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Revealing;
using AlertExchange.Web.Access;
using AlertExchange.Web.Masking;
using AlertExchange.Web.Navigation;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Households;

/// <summary>Asks why, and shows one value whole: as a part of the page that shows it masked, or as a page of its own where there is no script.</summary>
[Needs(Permission.Reveal)]
public sealed class RevealModel(RevealDesk desk) : ViewerPage
{
    /// <summary>So long a value stays to be read.</summary>
    public const int SecondsShown = 60;

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The page that the value stands on; carried along by the form.</summary>
    [BindProperty]
    public string? Back { get; set; }

    public RevealSubject Subject { get; private set; } = null!;

    public string Masked { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>The whole value, once.</summary>
    public string? Value { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>Whose it is, by code.</summary>
    public string Whose => Subject switch
    {
        RevealSubject.Member member => $"人编号 {member.PersonCode}",
        RevealSubject.Row row => $"{row.SubmissionId}，“{row.Sheet}”第 {row.Line} 行",
        RevealSubject.Cell cell => $"{cell.SubmissionId}，“{cell.Sheet}”第 {cell.Line} 行第 {cell.Column} 列",
        _ => "",
    };

    /// <summary>Inside this application or nowhere.</summary>
    public string BackAddress => Url.IsLocalUrl(Back) ? Back!
        : Subject is RevealSubject.Member member ? "/households/" + Uri.EscapeDataString(member.HouseholdCode)
        : MainNavigation.HomeOf(Viewer.Role);

    public string ClosedAddress => Shown.ClosedAddress;

    private MaskedValue Shown => new(Masked, Subject, Title, MayReveal: true);

    public IActionResult OnGet(bool closed = false)
    {
        if (!TryFind(name => Request.Query[name]))
        {
            return NotFound();
        }

        Back = Request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } from && from.Authority == Request.Host.Value ? from.PathAndQuery : null;
        return !IsPartial ? Page() : closed ? Partial("_Masked", Shown) : Partial("_RevealForm", this);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Request.HasFormContentType || !TryFind(name => Request.Form[name]))
        {
            return NotFound();
        }

        switch (await desk.RevealAsync(Viewer, new RevealRequest(Subject, Reason, Note), HttpContext.Connection.RemoteIpAddress?.ToString()))
        {
            case RevealResult.Shown shown:
                Value = shown.Value;
                Response.Headers["Refresh"] = IsPartial ? default : new($"{SecondsShown};url={BackAddress}");
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

    private bool TryFind(Func<string, string?> part)
    {
        if (RevealAddress.Read(part) is not { } subject || desk.Look(Viewer, subject) is not var (masked, title))
        {
            return false;
        }

        (Subject, Masked, Title) = (subject, masked, title);
        return true;
    }
}
