using System.Formats.Tar;
using AlertExchange.Storage.Files;

namespace AlertExchange.Storage.Backups;

/// <summary>A backup as one tar file: any system's <c>tar</c> can look into it.</summary>
internal sealed class TarTarget : IBackupTarget
{
    private readonly string _path;
    private readonly string _part;
    private readonly FileStream _file;
    private readonly TarWriter _tar;

    public TarTarget(string path)
    {
        (_path, _part) = (path, path + ".part");
        File.Delete(_part);
        _file = new FileStream(_part, DirectoryAccess.PrivateFile(FileMode.CreateNew));
        _tar = new TarWriter(_file, TarEntryFormat.Pax, leaveOpen: true);
    }

    public void Write(string name, Stream content) => _tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
    {
        Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        DataStream = content,
    });

    public void Complete()
    {
        _tar.Dispose();
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_part, _path);
    }

    public void Dispose()
    {
        _tar.Dispose();
        _file.Dispose();
        File.Delete(_part);
    }
}
