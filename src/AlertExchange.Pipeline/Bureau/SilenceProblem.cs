namespace AlertExchange.Pipeline.Bureau;

/// <summary>Why nothing is silenced.</summary>
public enum SilenceProblem : byte
{
    /// <summary>No reason, or one that is too long.</summary>
    Reason = 1,
    /// <summary>It begins in the past, ends before it begins, or lasts too long.</summary>
    Days,
    /// <summary>It would silence the whole county.</summary>
    Everything,
    /// <summary>More silences than may be made at once.</summary>
    TooMany,
    /// <summary>Nothing was chosen.</summary>
    Nothing,
}
