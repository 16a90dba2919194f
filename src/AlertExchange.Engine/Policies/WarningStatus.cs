namespace AlertExchange.Engine.Policies;

/// <summary>Where a warning stands.</summary>
public enum WarningStatus : byte
{
    Raised = 1,
    /// <summary>Stepped up since it was raised.</summary>
    Escalated = 2,
    /// <summary>A correction took the reason away.</summary>
    Withdrawn = 3,
    /// <summary>Its task came to an end with an outcome. The same told again stays closed; a step-up opens it again.</summary>
    Closed = 4,
}
