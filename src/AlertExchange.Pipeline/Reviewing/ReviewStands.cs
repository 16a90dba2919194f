using AlertExchange.Engine.Access;
using AlertExchange.Storage;
using AlertExchange.Storage.Reviews;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>Half-done work of clerical review, kept for each who reviews: it is there on another machine and after a lost session.</summary>
public sealed class ReviewStands(ExchangeStore store, PlaceClock clock)
{
    private const int LongestReason = 500;

    /// <summary>Null before somebody opened their first case.</summary>
    public ReviewStand? Of(Viewer viewer) => store.Read(scope => store.Reviews.Drafts.Stand(scope, viewer.Login));

    /// <summary>Somebody looks at a case of a list.</summary>
    public Task LookAsync(Viewer viewer, string filter, CaseNumber number, CancellationToken cancellation) => store.WriteAsync(
        scope => store.Reviews.Drafts.SetStand(scope, viewer.Login, new ReviewStand(filter, (number.BatchId, number.Ordinal), store.Reviews.Drafts.Stand(scope, viewer.Login)?.Decided, clock.Now)),
        cancellation);

    /// <summary>Somebody decided on a case: it is the one that their next undo speaks of, and nothing of it is half-done.</summary>
    public Task DecidedAsync(Viewer viewer, string filter, CaseNumber number, CancellationToken cancellation) => store.WriteAsync(
        scope =>
        {
            var place = (number.BatchId, number.Ordinal);
            store.Reviews.Drafts.SetStand(scope, viewer.Login, new ReviewStand(filter, place, place, clock.Now));
            store.Reviews.Drafts.SetDraft(scope, viewer.Login, number.BatchId, number.Ordinal, null, clock.Now);
        },
        cancellation);

    /// <summary>Somebody took their last decision back: there is none to undo by one key any more.</summary>
    public Task UndoneAsync(Viewer viewer, string filter, CaseNumber number, CancellationToken cancellation) => store.WriteAsync(
        scope => store.Reviews.Drafts.SetStand(scope, viewer.Login, new ReviewStand(filter, (number.BatchId, number.Ordinal), null, clock.Now)), cancellation);

    /// <summary>What somebody had chosen and typed on a case.</summary>
    public ReviewDraft? DraftOf(Viewer viewer, CaseNumber number) => store.Read(scope => store.Reviews.Drafts.Draft(scope, viewer.Login, number.BatchId, number.Ordinal));

    /// <summary>Keeps it; nothing chosen and nothing typed is nothing to keep.</summary>
    public Task KeepAsync(Viewer viewer, CaseNumber number, int choice, string? reason, CancellationToken cancellation)
    {
        var text = reason?.Trim() ?? "";
        var draft = choice == ReviewDraft.NothingChosen && text.Length == 0 ? null : new ReviewDraft(choice, text.Length > LongestReason ? text[..LongestReason] : text);
        return store.WriteAsync(scope => store.Reviews.Drafts.SetDraft(scope, viewer.Login, number.BatchId, number.Ordinal, draft, clock.Now), cancellation);
    }
}
