namespace AlertExchange.Storage;

/// <summary>How a store behaves; the defaults suit one machine with a command line beside a server.</summary>
public sealed record StoreOptions
{
    /// <summary>How long a writer waits for another process to finish its transaction before it gives up. Default 2 minutes.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// False (default): a commit survives the death of the process, not always a loss of power (the last commits may be gone, the
    /// database stays sound). True: every commit is flushed to the disk and survives both, at the cost of one flush a commit.
    /// </summary>
    public bool FlushEveryCommit { get; init; }
}
