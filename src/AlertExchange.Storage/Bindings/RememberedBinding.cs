using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Bindings;

/// <summary>A heading that means a field in a department's form.</summary>
public sealed record RememberedBinding(AlertKind Kind, string Heading, string Field);
