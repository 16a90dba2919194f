using System.Net;
using System.Net.Sockets;

namespace AlertExchange.Host.Tests.Running;

/// <summary>Stands before a server that the test must not stop: cut, it is as if the server were gone; opened again, as if it were back.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly string _host;
    private readonly int _port;
    private readonly Lock _gate = new();
    private readonly List<TcpClient> _open = [];
    private TcpListener? _listener;

    public TcpProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        Open();
    }

    /// <summary>On loopback; stays the same.</summary>
    public int Port { get; private set; }

    public void Open()
    {
        var listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _listener = listener;
        _ = AcceptAsync(listener);
    }

    /// <summary>Refuses new connections and breaks those that are open.</summary>
    public void Cut()
    {
        _listener?.Stop();
        lock (_gate)
        {
            _open.ForEach(c => c.Dispose());
            _open.Clear();
        }
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            _ = CarryAsync(client);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(_host, _port);
            lock (_gate)
            {
                _open.AddRange([client, server]);
            }

            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception broken) when (broken is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Either side may go at any time: that is what the proxy is for.
            return;
        }
        finally
        {
            client.Dispose();
        }
    }
}
