using AlertExchange.Pipeline.Settings;
using AlertExchange.Pipeline.Tests.Support;
using AlertExchange.Storage;
using Npgsql;

namespace AlertExchange.Pipeline.Tests;

/// <summary>On a server people on no roster are saved with the turn that all processes take, the batches that tell of them without it.</summary>
public sealed class StrangersOnServerTests
{
    [Test]
    public async Task Batches_do_not_hold_the_turn_because_they_tell_of_people_on_no_roster()
    {
        var schema = "strangers_" + Guid.NewGuid().ToString("N")[..12];
        var server = Server();
        var connection = new NpgsqlConnectionStringBuilder(server) { SearchPath = schema }.ConnectionString;
        using var folder = new DataFolder();
        try
        {
            await using var exchange = await Exchange.StartAsync(folder, set: settings => settings with { Database = new DatabaseSettings { Kind = DatabaseKind.PostgreSql, Connection = new Secret(connection) } });
            await exchange.ImportAsync(Folk.Families);

            var summary = await exchange.SubmitAsync("medical-insurance", "2022-08", Csv.Medical((Folk.Stranger, 30000), (Folk.Father, 30000)));

            summary.Tasks.ShouldBe(2);

            // The transaction that wrote a row stands in its xmin; neither row is changed later.
            Ask(connection, "SELECT COUNT(DISTINCT xmin::text) FROM off_roster_person").ShouldBe(1);
            Ask(connection, "SELECT COUNT(*) FROM batch_payload b INNER JOIN off_roster_person p ON p.xmin::text = b.xmin::text").ShouldBe(0);
            Ask(connection, "SELECT COUNT(*) FROM batch_payload b, off_roster_person p WHERE p.xmin::text::bigint < b.xmin::text::bigint").ShouldBe(1);
        }
        finally
        {
            Ask(server, $"DROP SCHEMA IF EXISTS {schema} CASCADE; SELECT 0::bigint");
        }
    }

    private static string Server()
    {
        if (Environment.GetEnvironmentVariable("ALERTEXCHANGE_TEST_POSTGRES") is { Length: > 0 } server)
        {
            return server;
        }

        if (Environment.GetEnvironmentVariable("ALERTEXCHANGE_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail("ALERTEXCHANGE_TEST_POSTGRES is not set although servers are required.");
        }

        Assert.Ignore("ALERTEXCHANGE_TEST_POSTGRES is not set: run ./test.sh to test with servers.");
        throw new InvalidOperationException();
    }

    private static long Ask(string server, string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }
}
