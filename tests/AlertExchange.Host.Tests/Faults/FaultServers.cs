namespace AlertExchange.Host.Tests.Faults;

/// <summary>The servers that the test script names, with a county of its own for each that asks.</summary>
internal static class FaultServers
{
    /// <summary>Settings for a county on the shared broker and, where there is one, on a database of the shared PostgreSQL.</summary>
    public static (string Name, Func<FaultMonth, string[]> Settings) Shared() => ("RabbitMQ and SQLite", _ => Broker(Variable("ALERTEXCHANGE_TEST_RABBITMQ")));

    /// <summary>Settings for a county of its own on a broker.</summary>
    public static string[] Broker(string address)
    {
        var uri = new Uri(address);
        return
        [
            $"county: fault-{Guid.NewGuid().ToString("N")[..12]}",
            $"transport: {{ kind: rabbitmq, host: {uri.Host}, port: {uri.Port} }}",
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
