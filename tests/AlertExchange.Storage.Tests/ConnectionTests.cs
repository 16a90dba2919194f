using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AlertExchange.Storage.Tests;

/// <summary>What can be said of a server without one.</summary>
public sealed class ConnectionTests
{
    private string _directory = "";

    [SetUp]
    public void MakeDirectory() => _directory = Directory.CreateTempSubdirectory("alertx-connection-").FullName;

    [TearDown]
    public void RemoveDirectory() => Directory.Delete(_directory, recursive: true);

    [TestCase(DatabaseKind.PostgreSql, "Host=127.0.0.1;Port={0};Username=u;Password=geheim-4711;Database=d")]
    [TestCase(DatabaseKind.SqlServer, "Server=tcp:127.0.0.1,{0};User ID=u;Password=geheim-4711;Database=d;Connect Timeout=1;Encrypt=False")]
    public void A_server_that_is_not_there_is_told_in_Chinese_and_without_the_password(DatabaseKind kind, string connection)
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        var refusal = Open(kind, string.Format(CultureInfo.InvariantCulture, connection, port));

        // The driver of SQL Server works with ICU only; without, that is what is told.
        refusal.Code.ShouldBe(kind == DatabaseKind.SqlServer && !HasCultures() ? "store.globalization" : "store.away");
        refusal.ToString().ShouldNotContain("geheim-4711");
    }

    [TestCase(DatabaseKind.PostgreSql, "Host=127.0.0.1;Passwort=geheim-4711")]
    [TestCase(DatabaseKind.PostgreSql, "Host=127.0.0.1;Port=geheim-4711")]
    [TestCase(DatabaseKind.SqlServer, "Server=127.0.0.1;Passwort=geheim-4711")]
    [TestCase(DatabaseKind.SqlServer, "Server=127.0.0.1;Connect Timeout=geheim-4711")]
    public void A_connection_string_that_cannot_be_read_is_not_quoted(DatabaseKind kind, string connection)
    {
        var refusal = Open(kind, connection);

        refusal.Code.ShouldBe("store.connection");
        refusal.ToString().ShouldNotContain("geheim-4711");
    }

    [TestCase(null)]
    [TestCase(" ")]
    public void A_server_needs_a_connection_string(string? connection) => Open(DatabaseKind.PostgreSql, connection).Code.ShouldBe("store.connection");

    [Test]
    public void Options_that_are_printed_do_not_show_the_connection_string() =>
        new StoreOptions { ConnectionString = "Password=geheim-4711" }.ToString().ShouldNotContain("geheim-4711");

    private static bool HasCultures()
    {
        try
        {
            return !CultureInfo.GetCultureInfo("en-US").EnglishName.Contains("Invariant", StringComparison.Ordinal);
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private StoreException Open(DatabaseKind kind, string? connection) => Should.Throw<StoreException>(() => ExchangeStore.Open(
        _directory, new StoreOptions { Database = kind, ConnectionString = connection, BusyTimeout = TimeSpan.FromMilliseconds(200) }));
}
