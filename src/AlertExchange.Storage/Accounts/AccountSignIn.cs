namespace AlertExchange.Storage.Accounts;

/// <summary>One of an account's last sign-ins.</summary>
/// <param name="Address">Where the request came from.</param>
public sealed record AccountSignIn(DateTimeOffset At, string Address);
