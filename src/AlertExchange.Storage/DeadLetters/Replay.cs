namespace AlertExchange.Storage.DeadLetters;

/// <summary>One time that somebody had a dead letter worked on again.</summary>
public sealed record Replay(string LetterId, string By, DateTimeOffset At, string Outcome);
