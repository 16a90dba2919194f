using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Border;
using AlertExchange.Pipeline.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>
/// Looks into the error queues of a county without taking anything out: messages are got without acknowledging and go back to their places
/// when the channel closes. A message that a broker has already brought many times is put at the end anew first, so that no limit on
/// deliveries ever removes it.
/// </summary>
internal sealed class ErrorQueues(BorderLink link, ExchangeSettings settings)
{
    /// <summary>Messages of one queue that are looked at.</summary>
    private const int AtMost = 1000;

    /// <summary>Brokers from version 4 on remove what was brought twenty times, unless told otherwise.</summary>
    private const int ManyDeliveries = 10;

    private const string BusFault = "MT-Fault-ExceptionType";
    private const string BusFaultMessage = "MT-Fault-Message";
    private const string BusFaultTime = "MT-Fault-Timestamp";

    /// <summary>Headers by which a broker and the bus remember what went wrong; a replayed message begins anew.</summary>
    private static readonly string[] FaultHeaders = ["MT-Fault-", "MT-Reason", "MT-Host-", "MT-Redelivery-", "x-death", "x-first-death", "x-last-death", "x-delivery-count", "x-acquired-count", "x-fault"];

    /// <summary>Every message of every error queue.</summary>
    public async Task<IReadOnlyList<ErrorMessage>> ListAsync(CancellationToken cancellation)
    {
        var messages = new List<ErrorMessage>();
        foreach (var (queue, publisher) in Queues())
        {
            await using var channel = await link.OpenAsync(cancellation);
            var seen = 0;
            while (seen++ < AtMost && await GetAsync(channel, BorderNames.Errors(queue), cancellation) is { } got)
            {
                messages.Add(Describe(queue, publisher, got));
                await RenewAsync(channel, BorderNames.Errors(queue), got, cancellation);
            }
        }

        return messages;
    }

    /// <summary>Puts a message back to the queue it came from, its fault forgotten, and removes it from the error queue once that is confirmed.</summary>
    /// <param name="body">Instead of its own.</param>
    /// <returns>False when there is no such message.</returns>
    public async Task<bool> SendBackAsync(ErrorMessage message, byte[]? body, CancellationToken cancellation)
    {
        await using var channel = await link.OpenAsync(cancellation);
        for (var seen = 0; seen < AtMost && await GetAsync(channel, BorderNames.Errors(message.Queue), cancellation) is { } got; seen++)
        {
            if (Describe(message.Queue, message.Publisher, got).LetterId != message.LetterId)
            {
                continue;
            }

            await channel.BasicPublishAsync("", message.Queue, mandatory: true, Cleaned(got), body ?? got.Body, cancellation);
            await channel.BasicAckAsync(got.DeliveryTag, multiple: false, cancellation);
            return true;
        }

        return false;
    }

    private IEnumerable<(string Queue, DepartmentId? Publisher)> Queues()
    {
        foreach (var station in (string[])[StationQueues.Read, StationQueues.Match, StationQueues.Assess])
        {
            foreach (var lane in Enum.GetValues<Lane>())
            {
                yield return (settings.Transport.NameOf(StationQueues.In(lane, station)), null);
            }
        }

        yield return (settings.Transport.NameOf(StationQueues.Faults), null);
        foreach (var publisher in settings.Publishers)
        {
            yield return (BorderNames.Alerts(settings.Transport, publisher), publisher);
        }
    }

    private static async Task<BasicGetResult?> GetAsync(IChannel channel, string queue, CancellationToken cancellation)
    {
        try
        {
            return await channel.BasicGetAsync(queue, autoAck: false, cancellation);
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            // Error queues are made with their first message.
            return null;
        }
    }

    private static async Task RenewAsync(IChannel channel, string queue, BasicGetResult got, CancellationToken cancellation)
    {
        if (got.BasicProperties.Headers?.TryGetValue("x-delivery-count", out var count) == true && Convert.ToInt64(count, CultureInfo.InvariantCulture) >= ManyDeliveries)
        {
            var properties = new BasicProperties(got.BasicProperties);
            properties.Headers?.Remove("x-delivery-count");
            await channel.BasicPublishAsync("", queue, mandatory: true, properties, got.Body, cancellation);
            await channel.BasicAckAsync(got.DeliveryTag, multiple: false, cancellation);
        }
    }

    private static ErrorMessage Describe(string queue, DepartmentId? publisher, BasicGetResult got)
    {
        var headers = got.BasicProperties.Headers;
        var fault = Text(headers, BorderTopology.FaultHeader) ?? StationFaultOf(headers) ?? "unknown";
        var at = DateTimeOffset.TryParse(Text(headers, BorderTopology.FaultTimeHeader) ?? Text(headers, BusFaultTime), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : default;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(queue + "\n" + got.BasicProperties.MessageId + "\n"));
        hash.AppendData(got.Body.Span);
        return new ErrorMessage(Letters.OfMessage(Convert.ToHexStringLower(hash.GetHashAndReset())[..16]), queue, publisher, fault, at, got.Body.Length);
    }

    private static BasicProperties Cleaned(BasicGetResult got)
    {
        var properties = new BasicProperties(got.BasicProperties);
        properties.Headers = properties.Headers?.Where(h => !FaultHeaders.Any(f => h.Key.StartsWith(f, StringComparison.OrdinalIgnoreCase))).ToDictionary();
        return properties;
    }

    // A station says what it was in the message of its own exception; the message of any other could quote a row.
    private static string? StationFaultOf(IDictionary<string, object?>? headers) => Text(headers, BusFault) is { } type
        ? type.EndsWith(nameof(StationFault), StringComparison.Ordinal) ? Text(headers, BusFaultMessage) ?? type : type
        : null;

    private static string? Text(IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value) ? value as string ?? (value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : null) : null;
}
