using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Pipeline.Tests.Support;

namespace AlertExchange.Pipeline.Tests.Outbox;

/// <summary>A system outside that is told by HTTP, on a loopback port that it keeps over restarts.</summary>
internal sealed class Receiver : IDisposable
{
    private const string Secret = "a secret of sufficient length";

    private readonly ConcurrentQueue<Func<HttpListenerContext, Task>> _next = new();
    private readonly ConcurrentQueue<Notice> _taken = new();
    private readonly ConcurrentQueue<Notice> _seen = new();
    private HttpListener? _listener;
    private int _requests;

    public Receiver() => Port = FreePort();

    public int Port { get; }

    /// <summary>Requests that came, whatever was answered.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Notices of requests that were answered well, in their order.</summary>
    public IReadOnlyList<Notice> Taken => [.. _taken];

    /// <summary>Every copy that came, those of refused requests too.</summary>
    public IReadOnlyList<Notice> Seen => [.. _seen];

    /// <summary>What else there is to say about the last bodies: raw text, for searching.</summary>
    public ConcurrentBag<string> Bodies { get; } = [];

    public WebhookSettings Webhook(string name = "county-platform", params NoticeKind[] events) => new()
    {
        Name = name,
        Url = new Uri($"http://127.0.0.1:{Port}/notices"),
        Secret = new Secret(Secret),
        Events = events.Length == 0 ? NoticeKinds.OfSubmissions : events,
    };

    public Receiver Start()
    {
        _listener = new HttpListener { Prefixes = { $"http://127.0.0.1:{Port}/" } };
        _listener.Start();
        _ = AnswerAsync(_listener);
        return this;
    }

    public void Stop()
    {
        _listener?.Close();
        _listener = null;
    }

    /// <summary>Answers the next requests with a status, one after the other.</summary>
    public void Answer(params int[] statuses)
    {
        foreach (var status in statuses)
            _next.Enqueue(context => EndAsync(context, status));
    }

    /// <summary>Keeps the next request waiting for as long as its sender does.</summary>
    public void Hang() => _next.Enqueue(async context =>
    {
        await Task.Delay(TimeSpan.FromSeconds(20));
        context.Response.Abort();
    });

    public void Dispose() => Stop();

    /// <summary>Waits until so many notices have been taken, letting the exchange's time pass meanwhile.</summary>
    public async Task<IReadOnlyList<Notice>> TakenAsync(int count, Exchange? exchange = null)
    {
        for (var i = 0; i < 400 && _taken.Count < count; i++)
        {
            if (exchange is not null)
                exchange.Time.Utc += TimeSpan.FromSeconds(30);
            await Task.Delay(50);
        }

        Taken.Count.ShouldBeGreaterThanOrEqualTo(count, "notices taken");
        return Taken;
    }

    private async Task AnswerAsync(HttpListener listener)
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            Interlocked.Increment(ref _requests);
            var body = await ReadAsync(context.Request);
            var notices = NoticeJson.DeserializeBatch(body).Notices;
            foreach (var notice in notices)
                _seen.Enqueue(notice);
            if (_next.TryDequeue(out var answer))
            {
                _ = answer(context);
                continue;
            }

            foreach (var notice in notices)
                _taken.Enqueue(notice);
            await EndAsync(context, 204);
        }
    }

    private async Task<byte[]> ReadAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        Bodies.Add(Encoding.UTF8.GetString(body.ToArray()) + request.Headers);
        var signed = Encoding.UTF8.GetBytes($"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.{Encoding.UTF8.GetString(body.ToArray())}");
        request.Headers["webhook-signature"].ShouldBe("v1," + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed)));
        return body.ToArray();
    }

    private static Task EndAsync(HttpListenerContext context, int status)
    {
        context.Response.StatusCode = status;
        if (status is 301 or 302 or 307)
            context.Response.RedirectLocation = "/elsewhere";
        context.Response.Close();
        return Task.CompletedTask;
    }

    // Below the range that the kernel hands out by itself: nobody else gets it while the receiver is away.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                continue;
            }
        }
    }
}
