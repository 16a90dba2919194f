namespace AlertExchange.Storage.Bureau;

/// <summary>催办: the bureau asked for a task.</summary>
/// <param name="Name">Of the account that asked, as it was then.</param>
public sealed record TaskReminder(string Name, DateTimeOffset At);
