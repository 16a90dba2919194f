namespace AlertExchange.Pipeline;

/// <summary>What is logged and how much of it is kept.</summary>
public sealed record LogSettings
{
    /// <summary>The lowest level that is written: debug, information, warning or error; information unless set.</summary>
    public string Level { get; init; } = "information";

    /// <summary>Log files kept; 31 unless set.</summary>
    public int KeptFiles { get; init; } = 31;

    /// <summary>A file that grows over this many MiB is followed by another one of the same day; 50 unless set.</summary>
    public int FileMegabytes { get; init; } = 50;

    /// <summary>Also write to standard error, for containers; false unless set.</summary>
    public bool Console { get; init; }

    /// <summary>The levels that may be named.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["debug", "information", "warning", "error"];
}
