using System.Net;
using System.Net.Sockets;

namespace AlertExchange.Storage.Tests;

/// <summary>A line to a server that can be cut, kept cut and mended.</summary>
internal sealed class Relay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _open = [];
    private readonly Lock _lock = new();
    private readonly string _host;
    private readonly int _port;
    private byte[]? _lastWord;
    private bool _isCut;

    public Relay(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Set as soon as somebody was turned away.</summary>
    public ManualResetEventSlim TurnedAway { get; } = new();

    /// <summary>Ends every connection and lets nobody in.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            _isCut = true;
        }

        EndConnections();
    }

    public void Mend()
    {
        lock (_lock)
        {
            _isCut = false;
        }
    }

    public void EndConnections()
    {
        lock (_lock)
        {
            _open.ForEach(c => c.Dispose());
            _open.Clear();
        }
    }

    /// <summary>The next message that holds these bytes still reaches the server; its answer ends with the connection instead.</summary>
    public void LoseTheAnswerTo(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _lastWord = bytes.ToArray();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        EndConnections();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }

            var server = new TcpClient();
            lock (_lock)
            {
                if (_isCut)
                {
                    client.Dispose();
                    TurnedAway.Set();
                    continue;
                }

                _open.Add(client);
                _open.Add(server);
            }

            await server.ConnectAsync(_host, _port);
            var line = new Line(client, server);
            _ = PumpAsync(client, server, bytes => line.LosesAnswer |= IsLastWord(bytes), () => false, line);
            _ = PumpAsync(server, client, _ => { }, () => line.LosesAnswer, line);
        }
    }

    private bool IsLastWord(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            var isIt = _lastWord is not null && bytes.IndexOf(_lastWord) >= 0;
            if (isIt)
            {
                _lastWord = null;
            }

            return isIt;
        }
    }

    private static async Task PumpAsync(TcpClient from, TcpClient to, SeeBytes see, Func<bool> isLost, Line line)
    {
        var buffer = new byte[1 << 16];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer)) > 0)
            {
                see(buffer.AsSpan(0, read));
                if (isLost())
                {
                    break;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut: what follows ends the other side too.
        }

        line.Client.Dispose();
        line.Server.Dispose();
    }

    private delegate void SeeBytes(ReadOnlySpan<byte> bytes);

    private sealed class Line(TcpClient client, TcpClient server)
    {
        public TcpClient Client { get; } = client;

        public TcpClient Server { get; } = server;

        public bool LosesAnswer { get; set; }
    }
}
