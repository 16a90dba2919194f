using AlertExchange.Engine.Access;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>An account as somebody wants it to be from now on.</summary>
public sealed record AccountChange(string DisplayName, Role Role, string? Department, string? Township, string? Village, bool RequiresTotp);
