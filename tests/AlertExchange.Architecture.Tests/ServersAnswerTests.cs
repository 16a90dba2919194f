using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AlertExchange.Architecture.Tests;

/// <summary>
/// The test script brings its own servers and names them in variables. Without the script these tests are skipped;
/// under it (<c>ALERTEXCHANGE_REQUIRE_SERVERS=1</c>) a missing server is a failure.
/// </summary>
public sealed class ServersAnswerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task PostgreSQL_answers()
    {
        var settings = Variable("ALERTEXCHANGE_TEST_POSTGRES").Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.Split('=', 2))
            .ToDictionary(s => s[0].Trim(), s => s[1].Trim(), StringComparer.OrdinalIgnoreCase);

        // An SSLRequest message: the server answers with one letter, S or N.
        var answer = await AskAsync(settings["Host"], int.Parse(settings["Port"], CultureInfo.InvariantCulture), [0, 0, 0, 8, 4, 210, 22, 47], 1);

        answer.ShouldBeOneOf("S", "N");
    }

    [Test]
    public async Task RabbitMQ_answers()
    {
        var address = new Uri(Variable("ALERTEXCHANGE_TEST_RABBITMQ"));

        // A protocol header of a version that does not exist (AMQP 0-9-1, 2.2.4): the broker answers with its own.
        var answer = await AskAsync(address.Host, address.Port, "AMQP\x00\x09\x09\x09"u8.ToArray(), 4);

        answer.ShouldBe("AMQP");
    }

    private static string Variable(string name)
    {
        var value = Environment.GetEnvironmentVariable(name);
        if (!string.IsNullOrEmpty(value))
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

    private static async Task<string> AskAsync(string host, int port, byte[] question, int answerBytes)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, patience.Token);
        await client.GetStream().WriteAsync(question, patience.Token);
        var answer = new byte[answerBytes];
        await client.GetStream().ReadExactlyAsync(answer, patience.Token);
        return Encoding.ASCII.GetString(answer);
    }
}
