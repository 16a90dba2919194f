using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AlertExchange.Web.Tests.Api;

/// <summary>
/// Somebody else's system on a loopback port. It checks signatures by what Standard Webhooks says and knows nothing of the program's own code;
/// whatever it cannot verify it refuses with 401.
/// </summary>
internal sealed class HookReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Request> _requests = new();
    private volatile int _answer = 204;

    public HookReceiver()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port { get; }

    public Uri Url => new($"http://127.0.0.1:{Port}/hook");

    /// <summary>What it checks signatures with.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Every request that came, in order.</summary>
    public IReadOnlyList<Request> Requests => [.. _requests];

    /// <summary>Those that were answered well.</summary>
    public IReadOnlyList<Request> Taken => [.. _requests.Where(r => r.Status is >= 200 and < 300)];

    /// <summary>Notices of requests that were answered well, in their order.</summary>
    public IReadOnlyList<JsonNode> Notices => [.. Taken.SelectMany(r => JsonNode.Parse(r.Body)!["notices"]!.AsArray()).Select(n => n!)];

    /// <summary>From now on answers so.</summary>
    public void Answer(int status) => _answer = status;

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var headers = context.Request.Headers;
            var request = new Request(headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, Encoding.UTF8.GetString(body.ToArray()), headers.ToString() ?? "", 0);
            request = request with { Status = request.IsSignedWith(Secret) ? _answer : 401 };
            _requests.Enqueue(request);
            context.Response.StatusCode = request.Status;
            context.Response.RedirectLocation = request.Status is 302 ? "/elsewhere" : null;
            context.Response.Close();
        }
    }

    internal sealed record Request(string Id, string Timestamp, string Signature, string Body, string Headers, int Status)
    {
        public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));

        public bool IsSignedWith(string secret)
        {
            if (!secret.StartsWith("whsec_", StringComparison.Ordinal))
            {
                return false;
            }

            using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
            var expected = Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")));
            return Signature.Split(' ').Contains("v1," + expected);
        }
    }
}
