using AlertExchange.Storage.Reviews;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>What came of a decision.</summary>
public abstract record ReviewResult
{
    private ReviewResult()
    {
    }

    /// <summary>It is on record.</summary>
    /// <param name="EventNo">Its number.</param>
    /// <param name="Followed">Null where other processes do what follows.</param>
    public sealed record Done(long EventNo, ReviewFollowed? Followed) : ReviewResult;

    /// <summary>There is no such row among those that count.</summary>
    public sealed record NoSuchCase : ReviewResult;

    /// <summary>A later file replaced or withdrew the row.</summary>
    public sealed record Replaced : ReviewResult;

    /// <summary>Nothing is there to be decided: the match is definite by itself, or nobody is proposed.</summary>
    public sealed record NotInReview : ReviewResult;

    /// <summary>No candidate has that number, or there are several and none was named.</summary>
    public sealed record WhichCandidate(int Candidates) : ReviewResult;

    /// <summary>Somebody else decided first.</summary>
    /// <param name="First">The newest step of the case.</param>
    public sealed record AlreadyDecided(ReviewEvent First) : ReviewResult;

    /// <summary>No decision stands that could be taken back.</summary>
    public sealed record NothingToUndo : ReviewResult;
}
