using AlertExchange.Contracts.Notices;
using AlertExchange.Pipeline.Connecting;

namespace AlertExchange.Web.Connections;

/// <summary>What a form about a webhook says.</summary>
public sealed record WebhookFields
{
    public string? Url { get; set; }

    public List<string> Events { get; set; } = [];

    public string? Holder { get; set; }

    /// <summary>What was entered; null where whose it is was not chosen.</summary>
    public WebhookRequest? Request(string name, IReadOnlyList<HolderChoice> holders) => holders.FirstOrDefault(h => h.Value == Holder) is { } holder
        ? new WebhookRequest
        {
            Name = name,
            Url = Url ?? "",
            Events = [.. Events.Select(e => NoticeKinds.TryParse(e, out var kind) ? kind : default).Where(k => k != default)],
            Department = holder.Department,
            TownshipCode = holder.TownshipCode,
        }
        : null;
}
