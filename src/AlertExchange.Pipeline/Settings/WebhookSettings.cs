using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Storage.Outbox;

namespace AlertExchange.Pipeline.Settings;

/// <summary>A system outside that wants to be told by HTTP.</summary>
public sealed record WebhookSettings
{
    /// <summary>Unique; what dead letters call it.</summary>
    public required string Name { get; init; }

    /// <summary>http or https.</summary>
    public required Uri Url { get; init; }

    /// <summary>Signs every request (HMAC-SHA-256): after <c>whsec_</c> the key in Base64, else the text itself.</summary>
    public required Secret Secret { get; init; }

    /// <summary>What it wants to know; what becomes of submissions unless set.</summary>
    public IReadOnlyList<NoticeKind> Events { get; init; } = NoticeKinds.OfSubmissions;

    /// <summary>Whose notices it gets; null: every department's.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Whose tasks and outcomes it gets; null: every township's.</summary>
    public string? TownshipCode { get; init; }

    /// <summary>
    /// True for one that was entered on a page: it is reached only over https and at addresses that are not this network's own, unless the
    /// settings allow them. What stands in the settings file was written by whoever runs the machine.
    /// </summary>
    public bool IsGuarded { get; init; }

    internal bool Wants(OutboxNotice notice) =>
        Events.Contains(notice.Kind) && (Department is null || notice.Department == Department) && (TownshipCode is null || notice.TownshipCode == TownshipCode);
}
