namespace AlertExchange.Storage.Reviews;

/// <summary>What somebody had chosen and typed on a case before they went elsewhere.</summary>
/// <param name="Choice">The candidate's number; 0: none of them; -1: nothing chosen.</param>
/// <param name="Reason">May name people: stored sealed.</param>
public sealed record ReviewDraft(int Choice, string Reason)
{
    public const int NothingChosen = -1;

    /// <summary>A reason may name people: it is not printed.</summary>
    public override string ToString() => $"{nameof(ReviewDraft)} {{ {Choice} }}";
}
