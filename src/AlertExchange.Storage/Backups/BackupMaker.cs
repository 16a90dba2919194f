using System.Security.Cryptography;
using System.Text;
using AlertExchange.Storage.Audit;

namespace AlertExchange.Storage.Backups;

/// <summary>
/// Backs an exchange up while it works: first the database at one moment, then the sealed files that this moment names. Sealed files are
/// never changed and go only with their submission, so that what the database names is there.
/// </summary>
public sealed class BackupMaker(ExchangeStore store, TimeProvider time)
{
    /// <summary>A file that is refused right after it came takes its sealed copy along; then the moment is taken again.</summary>
    private const int Attempts = 5;

    /// <summary>Writes a backup and reads it again.</summary>
    /// <param name="target">A path that ends in <c>.tar</c> for one file, else a directory; nothing may be there yet, or an empty directory.</param>
    /// <exception cref="StoreException">The target exists, or what was written cannot be read again.</exception>
    public BackupManifest Make(string target, bool withKeys)
    {
        target = Path.GetFullPath(target).TrimEnd(Path.DirectorySeparatorChar);
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new StoreException("backup.exists", $"{target} 已经存在。备份不会覆盖任何东西，请换一个名字。");
        }

        for (var attempt = 1; ; attempt++)
        {
            if (TryMake(target, withKeys, last: attempt == Attempts) is { } manifest)
            {
                Verify(target);
                return manifest;
            }
        }
    }

    /// <summary>Null when a submission that the database's moment names was taken back meanwhile.</summary>
    private BackupManifest? TryMake(string target, bool withKeys, bool last)
    {
        var database = target + ".db.part";
        File.Delete(database);
        try
        {
            // Before the database's moment, for it may be behind the log and never ahead.
            var mark = store.Audit.Mark.Copy(new AuditChain(store.Keys));
            var copy = DatabaseCopy.Take(store, database);
            using IBackupTarget output = target.EndsWith(".tar", StringComparison.Ordinal) ? new TarTarget(target) : new DirectoryTarget(target);
            var entries = new List<BackupEntry>();
            if (copy.Entry is not null)
            {
                entries.Add(Write(output, copy.Entry, database));
            }

            if (mark is not null)
            {
                entries.Add(new BackupEntry(BackupNames.AuditMark, mark.Length, Convert.ToHexStringLower(SHA256.HashData(mark))));
                output.Write(BackupNames.AuditMark, new MemoryStream(mark));
            }

            var lost = new List<string>();
            foreach (var fileId in copy.FileIds)
            {
                if (store.Files.IsWhole(fileId))
                {
                    entries.Add(Write(output, BackupNames.File(fileId), store.Files.PathOf(fileId)));
                }
                else
                {
                    lost.Add(fileId);
                }
            }

            if (lost.Count > 0 && !last && lost.Except(store.Read(store.Submissions.FileIds)).Any())
            {
                return null;
            }

            if (withKeys)
            {
                entries.Add(Write(output, BackupNames.Keys, Path.Combine(store.DataDirectory, BackupNames.Keys)));
            }

            var manifest = new BackupManifest
            {
                Format = BackupManifest.OwnFormat,
                Version = BackupManifest.NewestVersion,
                CreatedAt = time.GetUtcNow(),
                Database = copy.Kind,
                Schema = copy.Schema,
                KeysCheck = copy.KeysCheck,
                HasKeys = withKeys,
                HasDatabase = copy.Entry is not null,
                LostFiles = lost,
                Entries = entries,
            };
            var json = manifest.ToJson();
            output.Write(BackupNames.Manifest, new MemoryStream(json));
            output.Write(BackupNames.ManifestSum, new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(json)) + "\n")));
            output.Complete();
            return manifest;
        }
        finally
        {
            File.Delete(database);
        }
    }

    private static BackupEntry Write(IBackupTarget output, string name, string path)
    {
        using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var entry = new BackupEntry(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
        content.Position = 0;
        output.Write(name, content);
        return entry;
    }

    private static void Verify(string target)
    {
        var (manifest, refusal) = BackupReading.Manifest(target);
        if ((refusal ?? BackupReading.Contents(target, manifest!, _ => Stream.Null)) is { } broken)
        {
            throw new StoreException(broken.Code, $"备份写好后核对没有通过：{broken.Message}磁盘可能有问题。");
        }
    }
}
