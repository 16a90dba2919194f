namespace AlertExchange.Storage.Backups;

/// <summary>One file of a backup.</summary>
/// <param name="Name">With <c>/</c> between folder and file.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Of the content, in hex.</param>
public sealed record BackupEntry(string Name, long Length, string Sha256);
