namespace AlertExchange.Storage.Connecting;

/// <summary>What was answered to a request that may come again.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Location">Where the thing is that came of it.</param>
/// <param name="Body">JSON; no personal data.</param>
public sealed record ApiAnswer(int Status, string? Location, string Body);
