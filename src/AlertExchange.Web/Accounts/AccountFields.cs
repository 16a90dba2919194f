using AlertExchange.Pipeline.Accounts;

namespace AlertExchange.Web.Accounts;

/// <summary>An account's form with what its fields offer.</summary>
public sealed record AccountFields(AccountForm Form, AccountBindings Bindings);
