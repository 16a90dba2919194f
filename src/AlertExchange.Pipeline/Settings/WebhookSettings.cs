using AlertExchange.Contracts.Notices;

namespace AlertExchange.Pipeline.Settings;

/// <summary>A system outside that wants to be told by HTTP.</summary>
public sealed record WebhookSettings
{
    /// <summary>Unique; what dead letters call it.</summary>
    public required string Name { get; init; }

    /// <summary>http or https.</summary>
    public required Uri Url { get; init; }

    /// <summary>Signs every request (HMAC-SHA-256).</summary>
    public required Secret Secret { get; init; }

    /// <summary>What it wants to know; everything unless set.</summary>
    public IReadOnlyList<NoticeKind> Events { get; init; } = NoticeKinds.All;
}
