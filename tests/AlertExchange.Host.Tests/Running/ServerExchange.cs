using Npgsql;
using RabbitMQ.Client;

namespace AlertExchange.Host.Tests.Running;

/// <summary>An exchange on the test run's PostgreSQL and RabbitMQ, under names of its own and behind proxies that a test may cut.</summary>
internal sealed class ServerExchange : IAsyncDisposable
{
    private readonly string _postgres;
    private readonly Uri _broker;

    private ServerExchange(Workplace place, string postgres, Uri broker)
    {
        (Place, _postgres, _broker) = (place, postgres, broker);
        var server = new NpgsqlConnectionStringBuilder(postgres);
        Database = new TcpProxy(server.Host!, server.Port);
        Broker = new TcpProxy(broker.Host, broker.Port);
        Name = "ops-" + Guid.NewGuid().ToString("N")[..12];
        Settings = Write("settings.yaml", "data", server.Database!);
    }

    public Workplace Place { get; }

    public TcpProxy Database { get; }

    public TcpProxy Broker { get; }

    /// <summary>The county, and the schema with underscores.</summary>
    public string Name { get; }

    /// <summary>The settings file.</summary>
    public string Settings { get; }

    /// <summary>Skips the test where there are no servers, unless they are required.</summary>
    public static ServerExchange Require(Workplace place)
    {
        var (postgres, broker) = (Environment.GetEnvironmentVariable("ALERTEXCHANGE_TEST_POSTGRES"), Environment.GetEnvironmentVariable("ALERTEXCHANGE_TEST_RABBITMQ"));
        if (string.IsNullOrEmpty(postgres) || string.IsNullOrEmpty(broker))
        {
            if (Environment.GetEnvironmentVariable("ALERTEXCHANGE_REQUIRE_SERVERS") == "1")
            {
                Assert.Fail("ALERTEXCHANGE_TEST_POSTGRES and ALERTEXCHANGE_TEST_RABBITMQ have to name servers.");
            }

            Assert.Ignore("No servers to test on: run ./test.sh.");
        }

        return new ServerExchange(place, postgres!, new Uri(broker!));
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => Alertx.RunAsync([.. arguments, "--config", Settings], Place.Root);

    /// <summary>Settings for another database of the same server, with the same schema.</summary>
    public string Write(string file, string data, string database)
    {
        var connection = new NpgsqlConnectionStringBuilder(_postgres) { Host = "127.0.0.1", Port = Database.Port, Database = database, SearchPath = Name.Replace('-', '_') };
        var user = _broker.UserInfo.Split(':');
        Place.Write(file + ".connection", connection.ConnectionString);
        Place.Write(file + ".password", user[1]);
        return Place.Write(file,
            $"county: {Name}", $"dataDirectory: {data}",
            "database:", "  kind: postgresql", $"  connectionFile: {file}.connection",
            "transport:", "  kind: rabbitmq", "  host: 127.0.0.1", $"  port: {Broker.Port}", $"  user: {user[0]}", $"  passwordFile: {file}.password");
    }

    public void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(_postgres);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Broker.DisposeAsync();
        Execute($"DROP SCHEMA IF EXISTS {Name.Replace('-', '_')} CASCADE");
        await using var connection = await new ConnectionFactory { Uri = _broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in from station in (string[])["read-submissions", "match-batches", "assess-submissions"] from lane in (string[])["", "-express"] select station + lane)
        {
            await RemoveAsync(queue);
        }

        await RemoveAsync("faults");

        async Task RemoveAsync(string queue)
        {
            foreach (var name in (string[])[$"{Name}.{queue}", $"{Name}.{queue}.retry", $"{Name}.{queue}_error"])
            {
                await channel.QueueDeleteAsync(name);
                await channel.ExchangeDeleteAsync(name);
            }
        }
    }
}
