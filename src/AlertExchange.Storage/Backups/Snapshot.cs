using AlertExchange.Storage.Files;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage.Backups;

/// <summary>A copy of an SQLite database at one moment, made while others write.</summary>
internal sealed class Snapshot
{
    private Snapshot(long schema, string keysCheck, IReadOnlyList<string> fileIds, string? damage) =>
        (Schema, KeysCheck, FileIds, Damage) = (schema, keysCheck, fileIds, damage);

    /// <summary>The newest migration.</summary>
    public long Schema { get; }

    public string KeysCheck { get; }

    /// <summary>The sealed files that its tables name.</summary>
    public IReadOnlyList<string> FileIds { get; }

    /// <summary>What SQLite's integrity check found; null when the database is sound.</summary>
    public string? Damage { get; }

    /// <summary>Copies a database in one read transaction: writers go on meanwhile, and the copy has no free pages.</summary>
    public static void Take(string databasePath, string target)
    {
        // VACUUM INTO accepts an empty file, which has its owner's rights already.
        new FileStream(target, DirectoryAccess.PrivateFile(FileMode.CreateNew)).Dispose();
        using var connection = Open(databasePath, SqliteOpenMode.ReadWrite);
        connection.Execute("PRAGMA busy_timeout = 60000");
        connection.Execute("VACUUM INTO @target", new { target });
    }

    /// <summary>Looks into a copied database; null when it is none of this program.</summary>
    public static Snapshot? Inspect(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            var findings = connection.Query<string>("PRAGMA integrity_check(1)").AsList();
            return new Snapshot(
                connection.ExecuteScalar<long>("SELECT MAX(number) FROM schema_migration"),
                connection.ExecuteScalar<string?>("SELECT value FROM setting WHERE name = 'keys.check'") ?? "",
                connection.Query<string>($"{FilesOf(connection)} ORDER BY file_id").AsList(),
                findings is ["ok"] ? null : string.Join("; ", findings));
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    // A backup of an older program lacks some tables.
    private static string FilesOf(SqliteConnection connection) => FilesInUse.Of(
        FilesInUse.Tables.Where(table => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table", new { table }) > 0));

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
