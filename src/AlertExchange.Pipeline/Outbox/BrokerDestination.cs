using System.Text;
using AlertExchange.Contracts.Notices;
using AlertExchange.Pipeline.Border;
using AlertExchange.Storage.Outbox;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>
/// The exchange <c>notices</c> on RabbitMQ: one persistent message a notice, routed by department, confirmed by the broker one after the other
/// so that their order holds. A department without a queue is told by nobody, which is no failure.
/// </summary>
internal sealed class BrokerDestination(BorderLink link, ExchangeSettings settings) : INoticeDestination, IAsyncDisposable
{
    public const string OwnName = "rabbitmq";

    private readonly string _exchange = BorderNames.Notices(settings.Transport);
    private IChannel? _channel;

    public string Name => OwnName;

    public bool Wants(OutboxNotice notice) => true;

    public async Task DeliverAsync(IReadOnlyList<OutboxNotice> notices, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(settings.Delivery.Timeout);
        try
        {
            var channel = await ChannelAsync(patience.Token);
            foreach (var notice in notices)
            {
                var properties = new BasicProperties
                {
                    MessageId = notice.NoticeId,
                    Type = notice.Kind.Id(),
                    ContentType = "application/json",
                    ContentEncoding = "utf-8",
                    Persistent = true,
                };
                await channel.BasicPublishAsync(_exchange, notice.Department.Value, mandatory: false, properties, Encoding.UTF8.GetBytes(notice.Body), patience.Token);
            }
        }
        catch (Exception failed) when (failed is RabbitMQClientException or IOException or ObjectDisposedException)
        {
            throw new DeliveryFailedException(failed.GetType().Name, failed);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new DeliveryFailedException("Timeout", late);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel is not null)
        {
            await _channel.DisposeAsync();
        }
    }

    private async Task<IChannel> ChannelAsync(CancellationToken cancellation)
    {
        if (_channel is not { IsOpen: true })
        {
            _channel = await link.OpenAsync(cancellation);
            await _channel.ExchangeDeclareAsync(_exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellation);
        }

        return _channel;
    }
}
