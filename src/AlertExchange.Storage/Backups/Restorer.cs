using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Backups;

/// <summary>
/// Makes a data directory out of a backup: first apart, checked to the last sealed byte, then moved to its place: whole where there is no
/// directory yet; piece by piece, the keys last, into an empty one that is there, for it may be a mounted volume that cannot be replaced and
/// has nothing writable beside it. What is refused leaves nothing behind.
/// </summary>
public static class Restorer
{
    private const string Apart = ".restoring";

    /// <summary>Restores into a directory that does not exist or is empty.</summary>
    /// <param name="keysPath">The keys kept apart, where the backup holds none.</param>
    /// <param name="database">The kind of database that the settings name.</param>
    public static RestoreResult Restore(string backup, string dataDirectory, string? keysPath, DatabaseKind database = DatabaseKind.Sqlite)
    {
        var directory = Path.GetFullPath(dataDirectory).TrimEnd(Path.DirectorySeparatorChar);
        if (File.Exists(directory) || (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any(e => Path.GetFileName(e) != Apart)))
        {
            return Refuse("restore.not-empty", $"数据目录 {directory} 不是空的。恢复只写入空目录：请换一个目录，或先把现有目录改名留存。");
        }

        var (manifest, refusal) = BackupReading.Manifest(backup);
        if (manifest is null)
        {
            return new RestoreResult.Refused(refusal!);
        }

        if (CheckManifest(manifest, keysPath, DatabaseCopy.NameOf(database)) is { } unfit)
        {
            return new RestoreResult.Refused(unfit);
        }

        var isThere = Directory.Exists(directory);
        var part = isThere ? Path.Combine(directory, Apart) : directory + Apart;
        Remove(part);
        try
        {
            if ((Fill(backup, manifest, keysPath, part) ?? Check(manifest, part)) is { } broken)
            {
                return new RestoreResult.Refused(broken);
            }

            if (isThere)
            {
                MoveInto(directory, part);
            }
            else
            {
                Directory.Move(part, directory);
            }

            return new RestoreResult.Restored(manifest);
        }
        finally
        {
            Remove(part);
        }
    }

    private static BackupRefusal? CheckManifest(BackupManifest manifest, string? keysPath, string database)
    {
        if (manifest.Database != database)
        {
            return new BackupRefusal("restore.database", $"备份来自 {manifest.Database} 数据库，现在的配置是 {database}。请用 --config 带上那时的配置文件。");
        }

        if (manifest.Schema > Migrator.NewestNumber)
        {
            return new BackupRefusal("backup.newer", $"备份来自更新版本的程序（库结构第 {manifest.Schema} 版，本程序只认识到第 {Migrator.NewestNumber} 版）。请先升级本程序。");
        }

        if (!manifest.HasKeys && keysPath is null)
        {
            return new BackupRefusal("restore.keys-needed", "备份里没有密钥。请用 --keys 指明另行保存的 keys.json；没有它，数据无法解密。");
        }

        return keysPath is not null && !File.Exists(keysPath) ? new BackupRefusal("restore.keys-missing", $"找不到密钥文件 {keysPath}") : null;
    }

    private static BackupRefusal? Fill(string backup, BackupManifest manifest, string? keysPath, string part)
    {
        DirectoryAccess.CreatePrivateDirectory(part);
        DirectoryAccess.CreatePrivateDirectory(Path.Combine(part, "files"));
        if (BackupReading.Contents(backup, manifest, name => new FileStream(Path.Combine(part, name), DirectoryAccess.PrivateFile(FileMode.CreateNew))) is { } damage)
        {
            return damage;
        }

        if (keysPath is not null)
        {
            // Keys that are named win over those of the backup: one of them fits, or none does and the check below says so.
            using var source = File.OpenRead(keysPath);
            using var target = new FileStream(Path.Combine(part, BackupNames.Keys), DirectoryAccess.PrivateFile(FileMode.Create));
            source.CopyTo(target);
        }

        return null;
    }

    private static BackupRefusal? Check(BackupManifest manifest, string part)
    {
        KeyRing keys;
        try
        {
            keys = KeyFile.OpenOrCreate(Path.Combine(part, BackupNames.Keys), databaseExists: true);
        }
        catch (StoreException unreadable)
        {
            return new BackupRefusal(unreadable.Code, "密钥文件不能用：内容不完整或格式不对。请用建库时的 keys.json。");
        }

        using (keys)
        {
            if (keys.CheckValue != manifest.KeysCheck)
            {
                return new BackupRefusal("keys.mismatch", "密钥文件与这份备份不是一套，数据无法解密。请用 --keys 指明建库时的 keys.json。");
            }

            if (manifest.Database == DatabaseCopy.NameOf(DatabaseKind.Sqlite) && Snapshot.Inspect(Path.Combine(part, BackupNames.Database)) is not { Damage: null })
            {
                return BackupReading.Damaged("备份中的数据库没有通过完整性检查。");
            }

            var files = new SealedFiles(Path.Combine(part, "files"), keys);
            var broken = manifest.Entries.Select(e => BackupNames.FileId(e.Name)).OfType<string>().Count(id => !files.IsWhole(id));
            return broken == 0 ? null : BackupReading.Damaged($"备份中有 {broken} 个报送文件解不开。");
        }
    }

    // A program that is started in between finds a database without keys and refuses it.
    private static void MoveInto(string directory, string part)
    {
        Directory.Move(Path.Combine(part, "files"), Path.Combine(directory, "files"));
        foreach (var file in Directory.GetFiles(part).OrderBy(f => Path.GetFileName(f) == BackupNames.Keys))
        {
            File.Move(file, Path.Combine(directory, Path.GetFileName(file)));
        }
    }

    private static RestoreResult.Refused Refuse(string code, string message) => new(new BackupRefusal(code, message));

    private static void Remove(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
