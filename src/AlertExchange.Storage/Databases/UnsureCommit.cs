namespace AlertExchange.Storage.Databases;

/// <summary>A transaction that was counted under a connection's name and may or may not be committed.</summary>
internal sealed record UnsureCommit(string Name, long Number);
