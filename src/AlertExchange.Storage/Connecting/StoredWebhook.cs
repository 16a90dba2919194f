using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;

namespace AlertExchange.Storage.Connecting;

/// <summary>A webhook that is managed on pages.</summary>
/// <param name="Name">Unique, also among those of the settings file; the outbox calls it so.</param>
/// <param name="Department">Whose notices it gets; null with <paramref name="TownshipCode"/>: the county's.</param>
/// <param name="Secret">Signs; sealed where it is kept.</param>
/// <param name="IsPaused">Notices wait.</param>
public sealed record StoredWebhook(
    string Name, Uri Url, IReadOnlyList<NoticeKind> Events, DepartmentId? Department, string? TownshipCode, string Secret, bool IsPaused, DateTimeOffset ChangedAt, string ChangedBy);
