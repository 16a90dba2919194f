namespace AlertExchange.Engine.Policies;

/// <summary>Where a warning stands.</summary>
public enum WarningStatus : byte
{
    Raised = 1,
    /// <summary>Stepped up since it was raised.</summary>
    Escalated = 2,
    /// <summary>A correction took the reason away.</summary>
    Withdrawn = 3,
}
