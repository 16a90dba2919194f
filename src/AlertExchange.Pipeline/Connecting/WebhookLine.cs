using AlertExchange.Contracts.Notices;
using AlertExchange.Storage.Connecting;
using AlertExchange.Storage.Outbox;

namespace AlertExchange.Pipeline.Connecting;

/// <summary>A webhook as a list shows it.</summary>
/// <param name="Managed">Null for one of the settings file, which is changed there.</param>
/// <param name="Place">How far it has got; null before anybody delivered.</param>
/// <param name="Waiting">Notices in the outbox after the last that it took, those it does not want too.</param>
public sealed record WebhookLine(string Name, Uri Url, IReadOnlyList<NoticeKind> Events, StoredWebhook? Managed, OutboxDestination? Place, long Waiting);
