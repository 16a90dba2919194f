using System.Globalization;
using System.Net.Http.Headers;
using AlertExchange.Pipeline.Settings;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>
/// Brings a body to a webhook as one signed POST. Only a 2xx answer counts as taken; redirects are not followed, and nothing of an answer but
/// its status is read.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    private readonly HttpClient _open;
    private readonly HttpClient _guarded;
    private readonly AddressGuard _guard;
    private readonly PlaceClock _clock;

    public WebhookSender(ExchangeSettings settings, AddressGuard guard, PlaceClock clock)
    {
        (_guard, _clock) = (guard, clock);
        _open = Client(settings, null);
        _guarded = Client(settings, guard);
    }

    /// <param name="id">The same each time the same is sent.</param>
    /// <exception cref="DeliveryFailedException">It was not taken.</exception>
    public async Task SendAsync(WebhookSettings webhook, string id, byte[] body, CancellationToken cancellation)
    {
        if (webhook.IsGuarded && _guard.Refusal(webhook.Url) is not null)
        {
            // What the settings allowed when it was entered may not be allowed any more.
            throw new DeliveryFailedException("AddressNotAllowed");
        }

        var timestamp = _clock.Now.ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(webhook.Secret, id, timestamp, body));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("alertx", null));
        try
        {
            using var response = await (webhook.IsGuarded ? _guarded : _open).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                throw new DeliveryFailedException(string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}"));
            }
        }
        catch (HttpRequestException failed)
        {
            throw new DeliveryFailedException(failed.InnerException is DeliveryFailedException refused ? refused.Reason : failed.HttpRequestError.ToString(), failed);
        }
        catch (TaskCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new DeliveryFailedException("Timeout", late);
        }
    }

    public void Dispose()
    {
        _open.Dispose();
        _guarded.Dispose();
    }

    private static HttpClient Client(ExchangeSettings settings, AddressGuard? guard)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            // A receiver that moved is found again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };
        if (guard is not null)
        {
            handler.ConnectCallback = guard.ConnectAsync;
        }

        return new HttpClient(handler) { Timeout = settings.Delivery.Timeout };
    }
}
