using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Roster;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;

namespace AlertExchange.Web.Pages.Roster;

/// <summary>Versions of the roster, and files that wait to become one.</summary>
[Needs(Permission.ManageRoster)]
public sealed class IndexModel(RosterVersions versions, RosterDraftDesk drafts) : ViewerPage
{
    public ListState State => new(Request.Path, Request.Query);

    public IReadOnlyList<RosterVersionInfo> Versions { get; private set; } = [];

    public int Count { get; private set; }

    public IReadOnlyList<RosterDraft> Drafts { get; private set; } = [];

    public void OnGet()
    {
        (Versions, Count) = versions.Page(new Paging(State.Page, ListState.PageSize));
        Drafts = drafts.List();
    }
}
