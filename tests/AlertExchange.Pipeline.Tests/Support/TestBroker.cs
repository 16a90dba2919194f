using AlertExchange.Pipeline.Settings;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace AlertExchange.Pipeline.Tests.Support;

/// <summary>A county of its own on the broker that the test script names; what it declared is removed at the end.</summary>
internal sealed class TestBroker : IAsyncDisposable
{
    private static readonly string[] Queues =
        [.. from station in (string[])["read-submissions", "match-batches", "assess-submissions"] from lane in (string[])["", "-express"] select station + lane, "faults"];

    private readonly Uri _address;

    private readonly string[] _publishers;

    private TestBroker(Uri address, string[] publishers) => (_address, _publishers) = (address, publishers);

    public TransportSettings Settings => new()
    {
        Kind = TransportKind.RabbitMq,
        County = County,
        Host = _address.Host,
        Port = _address.Port,
        User = _address.UserInfo.Split(':')[0],
        Password = new Secret(_address.UserInfo.Split(':')[1]),
    };

    private string County { get; } = "test-" + Guid.NewGuid().ToString("N")[..12];

    /// <param name="publishers">Departments whose exchanges and queues are removed at the end.</param>
    /// <summary>Skips the test where there is no broker, unless one is required.</summary>
    public static TestBroker Require(params string[] publishers)
    {
        if (Environment.GetEnvironmentVariable("ALERTEXCHANGE_TEST_RABBITMQ") is { Length: > 0 } address)
        {
            return new TestBroker(new Uri(address), publishers);
        }

        if (Environment.GetEnvironmentVariable("ALERTEXCHANGE_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail("ALERTEXCHANGE_TEST_RABBITMQ is not set although servers are required.");
        }

        Assert.Ignore("ALERTEXCHANGE_TEST_RABBITMQ is not set: run ./test.sh to test with servers.");
        throw new InvalidOperationException();
    }

    /// <summary>Messages in a queue of the county, or null when there is no such queue.</summary>
    public async Task<uint?> MessagesAsync(string queue)
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return (await channel.QueueDeclarePassiveAsync($"{County}.{queue}")).MessageCount;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return null;
        }
    }

    /// <summary>Waits until an exchange has declared a queue.</summary>
    public async Task DeclaredAsync(string queue)
    {
        for (var i = 0; i < 400 && await MessagesAsync(queue) is null; i++)
        {
            await Task.Delay(50);
        }

        (await MessagesAsync(queue)).ShouldNotBeNull(queue);
    }

    /// <summary>True when the queue has exactly these arguments: declaring it otherwise is refused.</summary>
    public async Task<bool> HasArgumentsAsync(string queue, IDictionary<string, object?> arguments)
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            await channel.QueueDeclareAsync($"{County}.{queue}", durable: true, exclusive: false, autoDelete: false, arguments);
            return true;
        }
        catch (OperationInterruptedException other) when (other.ShutdownReason?.ReplyCode == Constants.PreconditionFailed)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var name in Queues.SelectMany(q => (string[])[q, q + ".retry", q + "_error"]).Select(q => $"{County}.{q}"))
        {
            await channel.QueueDeleteAsync(name);
            await channel.ExchangeDeleteAsync(name);
        }

        await channel.ExchangeDeleteAsync($"{County}.notices");
        foreach (var department in _publishers)
        {
            await channel.ExchangeDeleteAsync($"{County}.alerts.{department}");
            foreach (var queue in (string[])[$"alerts.{department}", $"alerts.{department}_error", $"replies.{department}"])
                await channel.QueueDeleteAsync($"{County}.{queue}");
        }
    }

    private Task<IConnection> ConnectAsync() => new ConnectionFactory { Uri = _address }.CreateConnectionAsync();
}
