using System.Formats.Tar;

namespace AlertExchange.Storage.Backups;

/// <summary>Reads a backup's entries in the order they stand, from a directory or a tar file.</summary>
internal static class BackupSource
{
    /// <summary>Every entry with its content, which is valid until the next one is asked for.</summary>
    public static IEnumerable<(string Name, Stream Content)> Entries(string path) => Directory.Exists(path) ? OfDirectory(path) : OfTar(path);

    private static IEnumerable<(string, Stream)> OfDirectory(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            yield return (Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'), content);
        }
    }

    private static IEnumerable<(string, Stream)> OfTar(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var tar = new TarReader(file);
        while (tar.GetNextEntry() is { } entry)
        {
            // A link or a device is none of ours; as an entry without content it is refused by its name or its checksum.
            yield return (entry.Name, entry is { EntryType: TarEntryType.RegularFile, DataStream: { } content } ? content : Stream.Null);
        }
    }
}
