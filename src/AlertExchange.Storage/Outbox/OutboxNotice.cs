using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;

namespace AlertExchange.Storage.Outbox;

/// <summary>A notice in the outbox.</summary>
/// <param name="Number">Its place in the order of what leaves.</param>
/// <param name="TownshipCode">Where it concerns one township.</param>
/// <param name="Body">JSON, as every destination gets it.</param>
public sealed record OutboxNotice(long Number, string NoticeId, NoticeKind Kind, DepartmentId Department, string Body, string? TownshipCode = null);
