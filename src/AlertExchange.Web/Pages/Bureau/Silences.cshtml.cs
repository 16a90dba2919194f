using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Silencing;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Bureau;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Access;
using AlertExchange.Web.Bureau;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AlertExchange.Web.Pages.Bureau;

/// <summary>What is silenced, by whom, why and until when.</summary>
[Needs(Permission.SeeWarnings)]
public sealed class SilencesModel(SilenceDesk silences, WarningDesk warnings, ExchangeReports reports, FormCatalog forms, PolicyDesk policies, PlaceClock clock) : ViewerPage
{
    public ListState State => new(Request.Path, Request.Query);

    public SilenceState Shown => State["state"] switch
    {
        "pending" => SilenceState.Pending,
        "expired" => SilenceState.Expired,
        _ => SilenceState.Active,
    };

    public IReadOnlyList<StoredSilence> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public DateOnly Today => clock.Today;

    public IEnumerable<(string Id, string Name)> Departments => forms.Departments.Select(d => (d.Id.Value, d.Name));

    public IEnumerable<(string Id, string Title)> Rules => policies.Current.Profile.Rules.DistinctBy(r => r.Id).Select(r => (r.Id, r.Title));

    public IReadOnlyList<Placement> Townships => policies.Current.Areas.Townships;

    /// <summary>What was filled in and not taken; stands in the form again.</summary>
    public SilenceForm Form { get; private set; } = new();

    /// <summary>Why it was not taken.</summary>
    public string? Problem { get; private set; }

    public void OnGet() => (Lines, Count) = silences.Page(Shown, new Paging(State.Page, ListState.PageSize));

    public async Task<IActionResult> OnPostMakeAsync(SilenceForm form, CancellationToken cancellation)
    {
        if (!Viewer.May(Permission.HandleWarnings))
        {
            return Forbid();
        }

        var household = Text(form.Household);
        var key = household is null ? null : warnings.Household(household);
        if (household is not null && key is null)
        {
            return Again(form, $"没有户编号“{household}”，请核对后再填。");
        }

        var matcher = new SilenceMatcher(key, Text(form.Rule), Text(form.Department) is { } id ? new DepartmentId(id) : null, Text(form.Township));
        var result = await silences.SilenceAsync(Viewer, matcher, new SilenceRequest(form.From ?? clock.Today, form.Until ?? default, form.Reason ?? ""), cancellation);
        (Done, var refusal) = SilenceWords.Tell(result);
        return refusal is null ? Back() : Again(form, refusal);
    }

    public async Task<IActionResult> OnPostEndAsync(long number, CancellationToken cancellation)
    {
        if (!Viewer.May(Permission.HandleWarnings))
        {
            return Forbid();
        }

        (Done, Undone) = await silences.EndAsync(Viewer, number, cancellation) ? ("已提前结束，期间压下的任务已派出。", (string?)null) : (null, "这条静默已经结束。");
        return Back();
    }

    /// <summary>What a silence covers, in words.</summary>
    public string Covers(StoredSilence line)
    {
        var matcher = line.Silence.Matcher;
        string?[] parts =
        [
            line.HouseholdCode is { } code ? $"户 {code}" : null,
            matcher.Rule is { } rule ? $"规则“{policies.Current.Profile.Rules.FirstOrDefault(r => r.Id == rule)?.Title ?? rule}”" : null,
            matcher.Department is { } department ? reports.DepartmentName(department) : null,
            matcher.TownshipCode is { } township ? Townships.FirstOrDefault(t => t.TownshipCode == township)?.Township ?? township : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>The list of the warnings that agree with a silence.</summary>
    public static string WarningsOf(StoredSilence line)
    {
        var matcher = line.Silence.Matcher;
        return "/warnings" + QueryString.Create(new Dictionary<string, string?>
        {
            ["household"] = line.HouseholdCode,
            ["rule"] = matcher.Rule,
            ["department"] = matcher.Department?.Value,
            ["township"] = matcher.TownshipCode,
        }.Where(part => part.Value is not null));
    }

    private PageResult Again(SilenceForm form, string problem)
    {
        (Form, Problem) = (form, problem);
        OnGet();
        return Page();
    }

    private LocalRedirectResult Back() => LocalRedirect(State.ToFilter(("handler", null)));

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
