using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Storage.Outbox;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>
/// A webhook: a batch of notices is one POST, signed with the receiver's secret. Only a 2xx answer counts as taken; redirects are not
/// followed, and nothing of an answer but its status is read.
/// </summary>
internal sealed class WebhookDestination : INoticeDestination, IDisposable
{
    /// <summary><c>sha256=</c> and the HMAC-SHA-256 of the body in hex, keyed with the receiver's secret.</summary>
    public const string SignatureHeader = "X-AlertExchange-Signature";

    private readonly WebhookSettings _webhook;
    private readonly HttpClient _client;
    private readonly byte[] _secret;

    public WebhookDestination(WebhookSettings webhook, DeliverySettings delivery)
    {
        _webhook = webhook;
        _secret = Encoding.UTF8.GetBytes(webhook.Secret.Value);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            // A receiver that moved is found again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };
        _client = new HttpClient(handler) { Timeout = delivery.Timeout };
    }

    public string Name => _webhook.Name;

    public bool Wants(NoticeKind kind) => _webhook.Events.Contains(kind);

    public async Task DeliverAsync(IReadOnlyList<OutboxNotice> notices, CancellationToken cancellation)
    {
        var body = NoticeJson.SerializeToUtf8(new NoticeBatch { Notices = [.. notices.Select(n => NoticeJson.DeserializeNotice(Encoding.UTF8.GetBytes(n.Body)))] });
        using var request = new HttpRequestMessage(HttpMethod.Post, _webhook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(SignatureHeader, "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(_secret, body)));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("alertx", null));
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw new DeliveryFailedException($"HTTP {(int)response.StatusCode}");
            }
        }
        catch (HttpRequestException failed)
        {
            throw new DeliveryFailedException(failed.HttpRequestError.ToString(), failed);
        }
        catch (TaskCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new DeliveryFailedException("Timeout", late);
        }
    }

    public void Dispose() => _client.Dispose();
}
