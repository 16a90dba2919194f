using AlertExchange.Contracts.Messages;

namespace AlertExchange.Pipeline.Telemetry;

/// <summary>The stations as traces and metrics call them: a closed set.</summary>
internal static class StationName
{
    public const string Submit = "submit";
    public const string Read = "read";
    public const string Match = "match";
    public const string Assess = "assess";
    public const string Route = "route";

    private const string Other = "other";

    /// <summary>Where a message is going.</summary>
    public static string Of<TMessage>() => typeof(TMessage) switch
    {
        var type when type == typeof(SubmissionReceived) => Read,
        var type when type == typeof(BatchStored) => Match,
        var type when type == typeof(SubmissionMatched) => Assess,
        _ => Other,
    };
}
