namespace AlertExchange.Storage.Backups;

/// <summary>Where entries are written one after the other. What is not completed leaves nothing under the target's name.</summary>
internal interface IBackupTarget : IDisposable
{
    void Write(string name, Stream content);

    /// <summary>Everything is written: the backup appears under its name.</summary>
    void Complete();
}
