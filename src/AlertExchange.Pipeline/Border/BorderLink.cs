using RabbitMQ.Client;

namespace AlertExchange.Pipeline.Border;

/// <summary>
/// The connection for what crosses the county's border: notices, published batches and their replies, and the look into error queues. These
/// are plain messages that others write or read, so they go without the bus and its envelope. Opened when it is first needed.
/// </summary>
internal sealed class BorderLink(ExchangeSettings settings) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IConnection? _connection;

    /// <summary>A channel of its own for the caller, who disposes of it. What is published on it is confirmed before the call returns.</summary>
    /// <exception cref="RabbitMQ.Client.Exceptions.BrokerUnreachableException">The broker is away.</exception>
    public async Task<IChannel> OpenAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_connection is not { IsOpen: true })
            {
                if (_connection is not null)
                {
                    await _connection.DisposeAsync();
                    _connection = null;
                }

                _connection = await Factory().CreateConnectionAsync(cancellation);
            }

            return await _connection.CreateChannelAsync(
                new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _gate.Dispose();
    }

    private ConnectionFactory Factory() => new()
    {
        HostName = settings.Transport.Host,
        Port = settings.Transport.Port,
        VirtualHost = settings.Transport.VirtualHost,
        UserName = settings.Transport.User,
        Password = settings.Transport.Password.Value,
        ClientProvidedName = $"alertx {settings.Transport.County} border",
        RequestedHeartbeat = TimeSpan.FromSeconds(15),
        // Whoever uses a channel opens another one when it is gone: consumers and places in queues are theirs to restore.
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
    };
}
