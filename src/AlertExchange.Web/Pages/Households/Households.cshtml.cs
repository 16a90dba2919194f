using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Pipeline.Households;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Households;

/// <summary>
/// Looks people up. What is typed comes in the body of a form and goes nowhere else: a name is kept for the next page of the list in a sealed
/// cookie, an id not at all, and neither stands in an address.
/// </summary>
[Needs(Permission.SeeHouseholds)]
public sealed class HouseholdsModel(PeopleSearch search, PolicyDesk policies) : ViewerPage
{
    private const string Kept = "search";
    private const char Separator = '\n';

    public ListState State { get; private set; } = null!;

    public string? Name { get; private set; }

    public string? Township { get; private set; }

    public bool Prefix { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>Null before anything was looked for.</summary>
    public IReadOnlyList<FoundPerson>? People { get; private set; }

    public int Count { get; private set; }

    public bool IsWholeCounty => Scope.Kind == RowScopeKind.County;

    public IReadOnlyList<Placement> Townships => policies.Current.Areas.Townships;

    public async Task OnGetAsync()
    {
        State = new ListState("/households", Request.Query);
        if (State["found"] == "name" && TempData.Peek(Kept) is string kept && kept.Split(Separator) is [var name, var township, var prefix])
        {
            (Name, Township, Prefix) = (name, township.Length == 0 ? null : township, prefix == bool.TrueString);
            Show(await search.ByNameAsync(Viewer, name, Prefix, Township, new Paging(State.Page, ListState.PageSize)));
        }
    }

    public IActionResult OnPostName(string? name, string? township, bool prefix)
    {
        TempData[Kept] = string.Join(Separator, name?.Replace(Separator, ' ').Trim(), township?.Replace(Separator, ' '), prefix);
        return Redirect("/households?found=name");
    }

    public async Task<IActionResult> OnPostIdAsync(string? id)
    {
        State = new ListState("/households", Request.Query);
        var found = await search.ByCitizenIdAsync(Viewer, id ?? "");
        if (found is SearchResult.Found { People: [var only] })
        {
            return Redirect(AddressOf(only.HouseholdCode));
        }

        Show(found);
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync(string? code)
    {
        State = new ListState("/households", Request.Query);
        if (await search.ByCodeAsync(Viewer, code ?? "") is { } card)
        {
            return Redirect(AddressOf(card.Code));
        }

        Problem = IsWholeCounty ? "没有这个户编号。请核对后重新输入。" : "本辖区没有这个户编号。请核对后重新输入。";
        return Page();
    }

    private static string AddressOf(string code) => "/households/" + Uri.EscapeDataString(code);

    private void Show(SearchResult result)
    {
        switch (result)
        {
            case SearchResult.Found found:
                (People, Count) = (found.People, found.Count);
                break;
            case SearchResult.Refused refused:
                Problem = refused.Message;
                break;
        }
    }
}
