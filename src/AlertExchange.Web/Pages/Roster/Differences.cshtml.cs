using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Rosters;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Roster;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AlertExchange.Web.Pages.Roster;

/// <summary>What two versions of the roster differ in, household by household.</summary>
[Needs(Permission.ManageRoster)]
public sealed class DifferencesModel(RosterVersions versions, AuditTrail audit) : ViewerPage
{
    public ListState State => new(Request.Path, Request.Query);

    public int Earlier { get; private set; }

    public int Later { get; private set; }

    public RosterMove? Move { get; private set; }

    public int Newest { get; private set; }

    public IReadOnlyDictionary<RosterMove, int> Counts { get; private set; } = new Dictionary<RosterMove, int>();

    public IReadOnlyList<RosterHouseholdDifference> Households { get; private set; } = [];

    public int Count { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? earlier, int? later, string? move)
    {
        Newest = versions.Page(new Paging(1, 1)).Count;
        Later = later ?? Newest;
        Earlier = earlier ?? Later - 1;
        Move = Enum.TryParse<RosterMove>(move, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        if (Newest == 0 || Later < 1 || Later > Newest || Earlier < 1)
        {
            return Newest < 2 ? Page() : NotFound();
        }

        if (Earlier > Later)
        {
            (Earlier, Later) = (Later, Earlier);
        }

        Counts = versions.Counts(Scope, Earlier, Later);
        (Households, Count) = versions.Differences(Scope, Earlier, Later, Move, new Paging(State.Page, ListState.PageSize));
        await audit.RecordAsync(Viewer, AuditAction.PersonViewed, "roster", details: $"versions {Earlier} {Later}, page {State.Page}", address: HttpContext.Connection.RemoteIpAddress?.ToString());
        return Page();
    }

    public int CountOf(RosterMove move) => Counts.GetValueOrDefault(move);
}
