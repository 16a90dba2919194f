using AlertExchange.Storage.Files;

namespace AlertExchange.Storage.Backups;

/// <summary>A backup as a directory.</summary>
internal sealed class DirectoryTarget : IBackupTarget
{
    private readonly string _path;
    private readonly string _part;

    public DirectoryTarget(string path)
    {
        (_path, _part) = (path, path + ".part");
        Remove();
        DirectoryAccess.CreatePrivateDirectory(_part);
    }

    public void Write(string name, Stream content)
    {
        var path = Path.Combine(_part, name);
        DirectoryAccess.CreatePrivateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, DirectoryAccess.PrivateFile(FileMode.CreateNew));
        content.CopyTo(file);
        file.Flush(flushToDisk: true);
    }

    public void Complete()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path);
        }

        Directory.Move(_part, _path);
    }

    public void Dispose() => Remove();

    private void Remove()
    {
        if (Directory.Exists(_part))
        {
            Directory.Delete(_part, recursive: true);
        }
    }
}
