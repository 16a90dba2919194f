using AlertExchange.Engine.Access;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.DeadLetters;
using AlertExchange.Storage.Lists;
using AlertExchange.Web.Access;
using AlertExchange.Web.Lists;

namespace AlertExchange.Web.Pages.DeadLetters;

/// <summary>What could not be worked on, kind by kind.</summary>
[Needs(Permission.ManageDeadLetters)]
public sealed class IndexModel(DeadLetterDesk desk) : ViewerPage
{
    public ListState State => new(Request.Path, Request.Query);

    public DeadLetterKind Kind { get; private set; }

    /// <summary>What can wait, with how many do; null where that cannot be seen now.</summary>
    public IReadOnlyList<(DeadLetterKind Kind, int? Count)> Kinds { get; private set; } = [];

    public IReadOnlyList<DeadLetter> Letters { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>Why letters of some kind cannot be seen now.</summary>
    public string? Unseen { get; private set; }

    public async Task OnGetAsync(string? kind, CancellationToken cancellation)
    {
        var kinds = new List<(DeadLetterKind, int?)>();
        foreach (var one in desk.Kinds)
        {
            kinds.Add((one, (await TryAsync(one, new Paging(1, 1), cancellation))?.Count));
        }

        Kinds = kinds;
        Kind = desk.Kinds.FirstOrDefault(k => DeadLetterTexts.Id(k) == kind) is var asked && asked != 0 ? asked
            : Kinds.FirstOrDefault(k => k.Count > 0) is { Kind: not 0 } full ? full.Kind : desk.Kinds[0];
        if (await TryAsync(Kind, new Paging(State.Page, ListState.PageSize), cancellation) is { } page)
        {
            (Letters, Count) = page;
        }
    }

    private async Task<(IReadOnlyList<DeadLetter> Letters, int Count)?> TryAsync(DeadLetterKind kind, Paging paging, CancellationToken cancellation)
    {
        try
        {
            return await desk.PageAsync(Scope, kind, paging, cancellation);
        }
        catch (SettingsException away)
        {
            Unseen = away.Message;
            return null;
        }
    }
}
