using AlertExchange.Engine.Access;

namespace AlertExchange.Storage.Accounts;

/// <summary>Which accounts a list shows.</summary>
/// <param name="Role">Null: all.</param>
/// <param name="Text">Part of login or name; empty: all.</param>
/// <param name="IsDisabled">Null: both.</param>
public sealed record AccountFilter(Role? Role = null, string Text = "", bool? IsDisabled = null);
