namespace AlertExchange.Storage.Bureau;

/// <summary>What is being done about a warning.</summary>
public enum WarningHandling : byte
{
    /// <summary>An open task lists it.</summary>
    InTask = 1,
    /// <summary>An open task lists it whose last day has passed, and a township or village has it.</summary>
    Overdue,
    /// <summary>A silence covers it now.</summary>
    Silenced,
    /// <summary>It was raised or stepped up under a silence and waits for its end without a task.</summary>
    HeldBack,
}
