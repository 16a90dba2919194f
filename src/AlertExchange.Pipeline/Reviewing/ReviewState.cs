namespace AlertExchange.Pipeline.Reviewing;

/// <summary>Where a case of clerical review stands.</summary>
public enum ReviewState : byte
{
    /// <summary>Candidates wait for somebody.</summary>
    Open = 1,
    /// <summary>Somebody accepted one of them.</summary>
    Accepted = 2,
    /// <summary>Every candidate was refused.</summary>
    Nobody = 3,
    /// <summary>The accepted person is not on the roster that the row was matched with: the decision rests.</summary>
    Resting = 4,
    /// <summary>Nothing to decide: definite by itself, or nobody was ever proposed.</summary>
    Settled = 5,
}
