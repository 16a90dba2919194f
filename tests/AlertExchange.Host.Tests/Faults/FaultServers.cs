namespace AlertExchange.Host.Tests.Faults;

/// <summary>The servers that the test script names, with a county of its own for each that asks.</summary>
internal static class FaultServers
{
    /// <summary>Settings for a county on the shared broker and in a schema of its own of the shared PostgreSQL.</summary>
    public static string[] Shared() => [.. Broker(Variable("ALERTEXCHANGE_TEST_RABBITMQ")), Database(Variable("ALERTEXCHANGE_TEST_POSTGRES"))];

    /// <summary>Settings for a county in a schema of its own. A worker that dies is noticed soon, and a slow one wrongly now and then, which must do no harm.</summary>
    public static string Database(string connection) =>
        $"database: {{ kind: postgresql, silenceSeconds: 4, connection: \"{connection};Search Path=fault_{Guid.NewGuid().ToString("N")[..12]}\" }}";

    /// <summary>Settings for a county of its own on a broker.</summary>
    public static string[] Broker(string address)
    {
        var uri = new Uri(address);
        return
        [
            $"county: fault-{Guid.NewGuid().ToString("N")[..12]}",
            $"transport: {{ kind: rabbitmq, host: {uri.Host}, port: {uri.Port} }}",
            // So that batches travel too, and a worker can be killed between storing and matching.
            "matchWhileReading: false",
        ];
    }

    /// <summary>Skips the test where a server is not named, unless servers are required.</summary>
    public static string Variable(string name)
    {
        if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
        {
            return value;
        }

        if (Environment.GetEnvironmentVariable("ALERTEXCHANGE_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail($"{name} is not set although servers are required.");
        }

        Assert.Ignore($"{name} is not set: run ./test.sh to test with servers.");
        throw new InvalidOperationException();
    }
}
