namespace AlertExchange.Engine.Review;

/// <summary>What may happen to a case of clerical review.</summary>
public enum ReviewStep : byte
{
    /// <summary>The program proposed people: written down together with the first decision, as it stood then.</summary>
    Propose = 1,
    /// <summary>One person is the one that the row means.</summary>
    Accept = 2,
    /// <summary>These people are not the one that the row means.</summary>
    Refuse = 3,
    /// <summary>The last decision that still stood is taken back.</summary>
    Undo = 4,
}
