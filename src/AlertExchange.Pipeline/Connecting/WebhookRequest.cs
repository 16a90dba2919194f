using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>A webhook as somebody enters it.</summary>
public sealed record WebhookRequest
{
    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    public required string Url { get; init; }

    public required IReadOnlyList<NoticeKind> Events { get; init; }

    /// <summary>Whose notices; null: every department's.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Whose tasks and outcomes; null: every township's.</summary>
    public string? TownshipCode { get; init; }
}
