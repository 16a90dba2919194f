namespace AlertExchange.Storage.Backups;

/// <summary>Why a backup cannot be used; the text is Chinese and says what to do.</summary>
/// <param name="Code">Stable, for example <c>backup.damaged</c>.</param>
public sealed record BackupRefusal(string Code, string Message);
