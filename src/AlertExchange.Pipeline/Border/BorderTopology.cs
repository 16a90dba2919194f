using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Settings;
using RabbitMQ.Client;

namespace AlertExchange.Pipeline.Border;

/// <summary>
/// Declares what a publishing department uses: its exchange and the queue behind it, its reply queue, and where batches that the program
/// failed on wait. All durable quorum queues; declared by the exchange, so that a department needs no right to declare anything.
/// </summary>
internal static class BorderTopology
{
    /// <summary>On a message that was put aside: the exception's type.</summary>
    public const string FaultHeader = "x-fault";

    /// <summary>On a message that was put aside: when.</summary>
    public const string FaultTimeHeader = "x-fault-at";

    /// <summary>Batches of a department that may wait; more are refused to the publisher, who keeps them.</summary>
    private const int WaitingBatches = 1000;

    /// <summary>Replies and notices that wait for a department that does not read them; then the oldest go.</summary>
    private const int WaitingReplies = 10_000;

    public static async Task DeclareAsync(IChannel channel, TransportSettings broker, DepartmentId department, CancellationToken cancellation)
    {
        var alerts = BorderNames.Alerts(broker, department);
        var replies = BorderNames.Replies(broker, department);
        var notices = BorderNames.Notices(broker);
        await channel.ExchangeDeclareAsync(notices, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellation);
        await channel.ExchangeDeclareAsync(alerts, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellation);
        await QueueAsync(alerts, new() { ["x-single-active-consumer"] = true, ["x-max-length"] = WaitingBatches, ["x-overflow"] = "reject-publish" });
        await QueueAsync(BorderNames.Errors(alerts), []);
        await QueueAsync(replies, new() { ["x-max-length"] = WaitingReplies });
        await channel.QueueBindAsync(alerts, alerts, "", cancellationToken: cancellation);
        await channel.QueueBindAsync(replies, notices, department.Value, cancellationToken: cancellation);

        Task QueueAsync(string name, Dictionary<string, object?> arguments) => channel.QueueDeclareAsync(
            name, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>(arguments) { ["x-queue-type"] = "quorum" }, cancellationToken: cancellation);
    }
}
