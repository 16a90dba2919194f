namespace AlertExchange.Storage.Backups;

/// <summary>How a restore ended.</summary>
public abstract record RestoreResult
{
    private RestoreResult()
    {
    }

    /// <summary>The data directory is there, checked with its keys.</summary>
    public sealed record Restored(BackupManifest Manifest) : RestoreResult;

    /// <summary>Nothing was written.</summary>
    public sealed record Refused(BackupRefusal Refusal) : RestoreResult;
}
