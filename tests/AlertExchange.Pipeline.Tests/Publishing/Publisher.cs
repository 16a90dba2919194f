using System.Text;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Pipeline.Tests.Support;
using RabbitMQ.Client;

namespace AlertExchange.Pipeline.Tests.Publishing;

/// <summary>A department's own system: publishes to its exchange and reads its reply queue.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly string _alerts;
    private readonly string _replies;
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private Publisher(TransportSettings broker, string department, IConnection connection, IChannel channel) =>
        (_alerts, _replies, _connection, _channel) = (broker.NameOf("alerts." + department), broker.NameOf("replies." + department), connection, channel);

    public static async Task<Publisher> ConnectAsync(TransportSettings broker, string department)
    {
        var factory = new ConnectionFactory { HostName = broker.Host, Port = broker.Port, VirtualHost = broker.VirtualHost, UserName = broker.User, Password = broker.Password.Value };
        var connection = await factory.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        return new Publisher(broker, department, connection, channel);
    }

    /// <summary>A batch of medical costs.</summary>
    public static JsonObject Batch(params (Person Who, decimal Amount)[] rows) => new()
    {
        ["batchId"] = 1,
        ["submissionId"] = "yb-1",
        ["number"] = 1,
        ["alerts"] = new JsonArray([.. rows.Select(r => Alert(r.Who, r.Amount))]),
        ["schemaVersion"] = 1,
    };

    public static JsonObject Alert(Person who, decimal amount) => new()
    {
        ["alertId"] = new string('0', 32),
        ["kind"] = "medical-cost",
        ["department"] = "medical-insurance",
        ["place"] = "341024",
        ["period"] = "2022-08",
        ["subject"] = new JsonObject { ["name"] = who.Name, ["citizenId"] = who.Id, ["citizenIdState"] = "sound", ["township"] = who.Township, ["village"] = who.Village },
        ["facts"] = new JsonObject { ["yearToDateSelfPay"] = amount },
        ["source"] = new JsonObject { ["submissionId"] = "yb-1", ["file"] = "f", ["sheet"] = "", ["row"] = 1 },
        ["remarks"] = new JsonArray(),
        ["schemaVersion"] = 1,
    };

    /// <summary>Publishes and waits for the reply to it; other replies and notices are passed over.</summary>
    public async Task<BatchReply> AskAsync(byte[] body)
    {
        var id = await PublishAsync(body);
        return NoticeJson.DeserializeReply((await NextAsync(m => m.BasicProperties.CorrelationId == id)).Body.Span);
    }

    public Task<BatchReply> AskAsync(JsonNode batch) => AskAsync(Encoding.UTF8.GetBytes(batch.ToJsonString()));

    public async Task<string> PublishAsync(byte[] body)
    {
        var id = Guid.NewGuid().ToString("N");
        await _channel.BasicPublishAsync(_alerts, "", mandatory: true, new BasicProperties { CorrelationId = id, Persistent = true }, body);
        return id;
    }

    /// <summary>The next message of the reply queue that is wanted.</summary>
    public async Task<BasicGetResult> NextAsync(Func<BasicGetResult, bool> wanted)
    {
        for (var i = 0; i < 400; i++)
        {
            if (await _channel.BasicGetAsync(_replies, autoAck: true) is not { } message)
                await Task.Delay(50);
            else if (wanted(message))
                return message;
        }

        throw new TimeoutException("Nothing was answered.");
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
