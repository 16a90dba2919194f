namespace AlertExchange.Engine.Verification;

/// <summary>Why an act is not to be.</summary>
public enum StepRefusal : byte
{
    /// <summary>Not as the task stands now.</summary>
    NotNow = 1,
    /// <summary>Not for this role.</summary>
    NotYours,
    /// <summary>A reason or an answer is missing or too long.</summary>
    Note,
    /// <summary>No village of the township, or no township, was chosen.</summary>
    Place,
    /// <summary>The profile knows no aid before the procedure.</summary>
    AidFirstUnknown,
    /// <summary>Aid was already reported.</summary>
    AidGivenAlready,
}
