using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace AlertExchange.Storage.Tests;

/// <summary>A kind of database that the tests run on, and where: servers are named by environment variables.</summary>
public sealed class TestDatabase
{
    /// <summary>Set by the script that starts servers for a whole run: a server that is missing then is a failure, not a skipped test.</summary>
    private const string RequireServers = "ALERTEXCHANGE_REQUIRE_SERVERS";

    public static readonly TestDatabase Sqlite = new(DatabaseKind.Sqlite, null);
    public static readonly TestDatabase PostgreSql = new(DatabaseKind.PostgreSql, "ALERTEXCHANGE_TEST_POSTGRES");
    public static readonly TestDatabase SqlServer = new(DatabaseKind.SqlServer, "ALERTEXCHANGE_TEST_SQLSERVER");

    private readonly string? _variable;

    private TestDatabase(DatabaseKind kind, string? variable) => (Kind, _variable) = (kind, variable);

    public static TestDatabase[] All => [Sqlite, PostgreSql, SqlServer];

    public static TestDatabase[] Servers => [PostgreSql, SqlServer];

    public DatabaseKind Kind { get; }

    public override string ToString() => Kind.ToString();

    /// <summary>A place of its own for one test. Skips the test where there is no such server.</summary>
    public TestPlace NewPlace()
    {
        if (_variable is null)
        {
            return new TestPlace(new StoreOptions(), () => { });
        }

        if (Environment.GetEnvironmentVariable(_variable) is not { Length: > 0 } server)
        {
            // Nobody has a SQL Server by chance: only PostgreSQL is started for every run.
            if (Kind == DatabaseKind.PostgreSql && Environment.GetEnvironmentVariable(RequireServers) == "1")
            {
                Assert.Fail($"{RequireServers}=1, but {_variable} names no server.");
            }

            Assert.Ignore($"No {Kind} to test on: {_variable} is not set.");
            throw new InvalidOperationException();
        }

        return Kind == DatabaseKind.PostgreSql ? NewSchema(server) : NewDatabase(server);
    }

    private static TestPlace NewSchema(string server)
    {
        var schema = $"alertx_test_{Guid.NewGuid():N}";
        var options = new StoreOptions { Database = DatabaseKind.PostgreSql, ConnectionString = new NpgsqlConnectionStringBuilder(server) { SearchPath = schema }.ConnectionString };
        return new TestPlace(options, () => Run(new NpgsqlConnection(server), $"DROP SCHEMA IF EXISTS {schema} CASCADE"));
    }

    private static TestPlace NewDatabase(string server)
    {
        var name = $"alertx_test_{Guid.NewGuid():N}";
        Run(new SqlConnection(server), $"CREATE DATABASE {name}");
        var options = new StoreOptions { Database = DatabaseKind.SqlServer, ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name }.ConnectionString };
        return new TestPlace(options, () => Run(new SqlConnection(server), $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}"));
    }

    private static void Run(DbConnection connection, string sql)
    {
        using (connection)
        {
            connection.Open();
            connection.Execute(sql);
        }
    }
}
