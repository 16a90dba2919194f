using AlertExchange.Engine.Access;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>An account as somebody asks for it: what the role is bound to may be written as code or as name.</summary>
public sealed record NewAccount(string Login, string DisplayName, Role Role, string? Department = null, string? Township = null, string? Village = null, bool RequiresTotp = false);
