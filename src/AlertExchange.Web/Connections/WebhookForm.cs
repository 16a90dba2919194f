namespace AlertExchange.Web.Connections;

/// <summary>The fields of a webhook with what may be chosen.</summary>
public sealed record WebhookForm(WebhookFields Fields, IReadOnlyList<HolderChoice> Holders);
