using AlertExchange.Contracts.Messages;

namespace AlertExchange.Pipeline.Bus;

/// <summary>The names of the queues, without the county's prefix; <c>contracts/asyncapi.yaml</c> says the same.</summary>
internal static class StationQueues
{
    public const string Read = "read-submissions";
    public const string Match = "match-batches";
    public const string Assess = "assess-submissions";
    public const string Faults = "faults";

    /// <summary>Appended to a queue's name: where its messages wait before they are tried again.</summary>
    public const string Retry = ".retry";

    private const string Express = "-express";

    /// <summary>A station's queue in a lane.</summary>
    public static string In(Lane lane, string station) => lane == Lane.Express ? station + Express : station;

    /// <summary>The station that works on a message.</summary>
    public static string StationOf<TMessage>() => typeof(TMessage) switch
    {
        var type when type == typeof(SubmissionReceived) => Read,
        var type when type == typeof(BatchStored) => Match,
        var type when type == typeof(SubmissionMatched) => Assess,
        var type => throw new ArgumentOutOfRangeException(nameof(TMessage), type, "No station works on this message."),
    };
}
