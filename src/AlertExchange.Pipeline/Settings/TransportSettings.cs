namespace AlertExchange.Pipeline.Settings;

/// <summary>What carries claim checks between the stations.</summary>
public sealed record TransportSettings
{
    /// <summary>Inside the process: the default.</summary>
    public static TransportSettings Memory { get; } = new();

    public TransportKind Kind { get; init; }

    /// <summary>The broker's host name or address.</summary>
    public string Host { get; init; } = "localhost";

    public int Port { get; init; } = 5672;

    public string VirtualHost { get; init; } = "/";

    public string User { get; init; } = "guest";

    public Secret Password { get; init; } = new("guest");

    /// <summary>The county, which every queue and exchange is prefixed with; empty in memory.</summary>
    public string County { get; init; } = "";

    /// <summary>True when other processes may take the work: nobody owns a submission between two stations.</summary>
    public bool IsShared => Kind == TransportKind.RabbitMq;

    /// <summary>A queue's or exchange's full name.</summary>
    public string NameOf(string queue) => County.Length == 0 ? queue : $"{County}.{queue}";
}
