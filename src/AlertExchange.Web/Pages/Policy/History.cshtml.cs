using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Policies;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;

namespace AlertExchange.Web.Pages.Policy;

/// <summary>Which profiles were in force, since when, who put them there and why.</summary>
[Needs(Permission.SeePolicy)]
public sealed class HistoryModel(PolicyDesk desk) : ViewerPage
{
    public ListState State => new(Request.Path, Request.Query);

    public IReadOnlyList<PolicyUse> Uses { get; private set; } = [];

    public int Count { get; private set; }

    public void OnGet() => (Uses, Count) = desk.History(new Paging(State.Page, ListState.PageSize));
}
