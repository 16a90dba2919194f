using AlertExchange.Storage.Backups;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Diagnosis;

/// <summary>Looks at a data directory without opening it for work: nothing is made, upgraded or repaired.</summary>
public static class DirectoryInspection
{
    private const string Restore = "请从备份恢复：alertx restore";

    /// <summary>Keys and the embedded database. When one of them is at fault, opening would be refused.</summary>
    /// <param name="embedded">False when the database is on a server; then only the keys are looked at.</param>
    public static IReadOnlyList<Finding> Inspect(string dataDirectory, bool embedded)
    {
        if (!Directory.Exists(dataDirectory))
        {
            return [Finding.Fault("directory", "数据目录", $"{dataDirectory} 不存在", "请检查 --data 或配置文件的 dataDirectory")];
        }

        var findings = new List<Finding> { Access(dataDirectory) };
        using var keys = Keys(dataDirectory, findings);
        if (embedded)
        {
            findings.Add(Database(Path.Combine(dataDirectory, BackupNames.Database), keys));
        }

        return findings;
    }

    private static Finding Access(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0
            ? Finding.Notice("directory", "数据目录", $"{path}，其他用户也能进入", $"请执行 chmod 700 {path}")
            : Finding.Fine("directory", "数据目录", path);

    private static KeyRing? Keys(string directory, List<Finding> findings)
    {
        try
        {
            var keys = KeyFile.OpenOrCreate(Path.Combine(directory, BackupNames.Keys), databaseExists: true);
            findings.Add(Finding.Fine("keys", "密钥", "密钥文件可读，权限正确；请确认已另行备份"));
            return keys;
        }
        catch (StoreException unusable)
        {
            findings.Add(Finding.Fault("keys", "密钥", unusable.Message, "没有密钥，任何数据都无法解密：请放回另行保存的 keys.json"));
            return null;
        }
    }

    private static Finding Database(string path, KeyRing? keys)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            return Finding.Fault("database", "数据库", $"没有 {path}", $"新装请先导入花名册；原有数据丢失{Restore}");
        }

        return Snapshot.Inspect(path) switch
        {
            null => Finding.Fault("database", "数据库", "数据库文件打不开，已损坏或不是本程序的数据库", Restore),
            { Damage: not null } => Finding.Fault("database", "数据库", "完整性检查没有通过，数据库文件已损坏", Restore),
            { Schema: var schema } when schema > Migrator.NewestNumber => Finding.Fault("database", "数据库", $"库结构第 {schema} 版，比本程序（第 {Migrator.NewestNumber} 版）新", "请升级本程序"),
            { KeysCheck: var check } when keys is not null && check != keys.CheckValue => Finding.Fault("database", "数据库", "数据库与密钥文件不是一套，数据无法解密", "请放回建库时的 keys.json"),
            { Schema: var schema } when schema < Migrator.NewestNumber => Finding.Notice("database", "数据库", $"完整；库结构第 {schema} 版，下次启动会升级到第 {Migrator.NewestNumber} 版", "升级前请先备份"),
            { Schema: var schema } => Finding.Fine("database", "数据库", $"完整，库结构第 {schema} 版，{new FileInfo(path).Length >> 20} MB"),
        };
    }
}
