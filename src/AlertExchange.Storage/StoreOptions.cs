namespace AlertExchange.Storage;

/// <summary>How a store behaves; the defaults suit one machine with a command line beside a server.</summary>
public sealed record StoreOptions
{
    /// <summary>Default <see cref="DatabaseKind.Sqlite"/>.</summary>
    public DatabaseKind Database { get; init; }

    /// <summary>
    /// Where a server's database is, as its driver writes it (<c>Host=…;Username=…;Password=…;Database=…;Search Path=…</c> or
    /// <c>Server=…;User ID=…;Password=…;Database=…</c>). Needed for every kind but SQLite, which ignores it. Never logged.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// How long a writer waits for another process to finish its transaction, and how long a server may stay away, before the store gives
    /// up. Default 2 minutes.
    /// </summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// False (default): a commit survives the death of the process, not always a loss of power (the last commits may be gone, the
    /// database stays sound). True: every commit is flushed to the disk and survives both, at the cost of one flush a commit. Holds for
    /// SQLite; a server follows its own settings.
    /// </summary>
    public bool FlushEveryCommit { get; init; }

    /// <summary>On a server: how often a worker gives a sign of life. Default 2 seconds.</summary>
    public TimeSpan WorkerBeat { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// On a server: a worker whose beat an observer has seen standing still for this long, by the observer's own monotonic clock, is dead.
    /// Default 30 seconds. SQLite knows at once, from a lock of the operating system.
    /// </summary>
    public TimeSpan WorkerSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>On a server: how many writes without a turn (<see cref="ExchangeStore.AppendAsync{T}"/>) this process runs side by side. Default 4.</summary>
    public int Appenders { get; init; } = 4;

    /// <summary>For waiting and for signs of life; only its monotonic side is looked at.</summary>
    public TimeProvider Clock { get; init; } = MonotonicClock.Instance;

    /// <summary>Says everything but the connection string.</summary>
    public override string ToString() => $"{nameof(StoreOptions)} {{ {nameof(Database)} = {Database}, {nameof(BusyTimeout)} = {BusyTimeout} }}";
}
