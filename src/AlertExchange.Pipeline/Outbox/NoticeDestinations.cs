using AlertExchange.Pipeline.Settings;
using AlertExchange.Storage;
using AlertExchange.Storage.Connecting;

namespace AlertExchange.Pipeline.Outbox;

/// <summary>Who is told at this moment: the settings' webhooks and the broker, and the webhooks that are managed on pages and not paused.</summary>
internal sealed class NoticeDestinations(ExchangeStore store, IEnumerable<INoticeDestination> standing, WebhookSender sender)
{
    private readonly IReadOnlyList<INoticeDestination> _standing = [.. standing];

    public IReadOnlyList<INoticeDestination> Current()
    {
        // A name of the settings file wins: it may have been written there after it was taken on a page.
        var managed = store.Read(store.Webhooks.List).Where(w => !w.IsPaused && _standing.All(s => s.Name != w.Name));
        return [.. _standing, .. managed.Select(w => new WebhookDestination(Definition(w), sender))];
    }

    public static WebhookSettings Definition(StoredWebhook webhook) => new()
    {
        Name = webhook.Name,
        Url = webhook.Url,
        Secret = new Secret(webhook.Secret),
        Events = webhook.Events,
        Department = webhook.Department,
        TownshipCode = webhook.TownshipCode,
        IsGuarded = true,
    };
}
