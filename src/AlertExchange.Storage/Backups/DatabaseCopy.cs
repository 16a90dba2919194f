using AlertExchange.Storage.Files;
using AlertExchange.Storage.PostgreSql;

namespace AlertExchange.Storage.Backups;

/// <summary>A database's contents at one moment in a file, and what that moment knows of keys and sealed files.</summary>
internal sealed record DatabaseCopy
{
    /// <summary>How a manifest names the kind of database.</summary>
    public required string Kind { get; init; }

    /// <summary>The entry that holds the contents; null when the server's own tool has to be run apart.</summary>
    public string? Entry { get; init; }

    /// <summary>The newest migration.</summary>
    public required long Schema { get; init; }

    public required string KeysCheck { get; init; }

    /// <summary>The sealed files that any table names.</summary>
    public required IReadOnlyList<string> FileIds { get; init; }

    /// <summary>How a manifest names a kind.</summary>
    public static string NameOf(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => "sqlite",
        DatabaseKind.PostgreSql => "postgresql",
        _ => "sqlserver",
    };

    /// <summary>Copies the database of a store to a path where nothing is.</summary>
    /// <exception cref="StoreException">The database is damaged, or the server's tool failed.</exception>
    public static DatabaseCopy Take(ExchangeStore store, string path) =>
        store.Options.Database == DatabaseKind.Sqlite ? OfFile(store, path) : OfServer(store, path);

    private static DatabaseCopy OfFile(ExchangeStore store, string path)
    {
        Snapshot.Take(store.DatabasePath, path);
        return Snapshot.Inspect(path) is { Damage: null } sound
            ? new DatabaseCopy { Kind = NameOf(DatabaseKind.Sqlite), Entry = BackupNames.Database, Schema = sound.Schema, KeysCheck = sound.KeysCheck, FileIds = sound.FileIds }
            : throw new StoreException("store.corrupt", "数据库的完整性检查没有通过，没有制作备份。请运行 alertx doctor 查看，并从较早的备份恢复。");
    }

    // One transaction that stays open meanwhile: the server's tool sees the same moment.
    private static DatabaseCopy OfServer(ExchangeStore store, string path) => store.Read(scope => new DatabaseCopy
    {
        Kind = NameOf(store.Options.Database),
        Schema = scope.First<long>("SELECT MAX(number) FROM schema_migration"),
        KeysCheck = scope.First<string>("SELECT value FROM setting WHERE name = 'keys.check'") ?? "",
        FileIds = scope.Query<string>($"{FilesInUse.Sql} ORDER BY file_id"),
        Entry = store.Options.Database == DatabaseKind.PostgreSql && PostgreSqlDump.Find() is { } tool
            ? PostgreSqlDump.Write(tool, store.Options.ConnectionString!, scope.First<string>("SELECT pg_export_snapshot()")!, path)
            : null,
    });
}
