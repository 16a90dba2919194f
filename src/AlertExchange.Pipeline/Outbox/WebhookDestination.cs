using System.Security.Cryptography;
using System.Text;
using AlertExchange.Contracts.Notices;
using AlertExchange.Contracts.Serialization;
using AlertExchange.Pipeline.Settings;
using AlertExchange.Storage.Outbox;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>A webhook: a batch of notices is one POST.</summary>
internal sealed class WebhookDestination(WebhookSettings webhook, WebhookSender sender) : INoticeDestination
{
    public string Name => webhook.Name;

    public bool Wants(OutboxNotice notice) => webhook.Wants(notice);

    public Task DeliverAsync(IReadOnlyList<OutboxNotice> notices, CancellationToken cancellation)
    {
        var body = NoticeJson.SerializeToUtf8(new NoticeBatch { Notices = [.. notices.Select(n => NoticeJson.DeserializeNotice(Encoding.UTF8.GetBytes(n.Body)))] });
        return sender.SendAsync(webhook, IdOf(notices), body, cancellation);
    }

    // The same notices are the same message, however often they are brought.
    private static string IdOf(IReadOnlyList<OutboxNotice> notices) =>
        "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(' ', notices.Select(n => n.NoticeId)))).AsSpan(0, 16));
}
