using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage.Sqlite;

/// <summary>What is SQLite's own way and not plain SQL, in one place.</summary>
internal static class SqliteDialect
{
    /// <summary>KiB.</summary>
    public const int WriterCache = 64_000;

    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>Opens a connection. Each belongs to one user at a time; the store pools them itself.</summary>
    public static SqliteConnection Open(string path, StoreOptions options, bool readOnly)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(options.BusyTimeout.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();

            // SQLite's own waiting is finer than the provider's; the page size holds for a new file only.
            Execute(connection, "PRAGMA busy_timeout = 2000");
            Execute(connection, "PRAGMA page_size = 8192");
            if (readOnly)
            {
                Execute(connection, "PRAGMA query_only = 1");
                Execute(connection, "PRAGMA cache_size = -16000");
            }
            else
            {
                Execute(connection, "PRAGMA journal_mode = WAL");
                Execute(connection, options.FlushEveryCommit ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
                SetCache(connection, WriterCache);
                Execute(connection, "PRAGMA wal_autocheckpoint = 4000");
                Execute(connection, "PRAGMA journal_size_limit = 67108864");
                Execute(connection, "PRAGMA temp_store = MEMORY");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Begins a transaction that may write at once, waiting for writers of other processes.</summary>
    /// <exception cref="StoreException">They took longer than the options allow.</exception>
    public static SqliteTransaction BeginWrite(SqliteConnection connection, StoreOptions options)
    {
        var deadline = Environment.TickCount64 + (long)options.BusyTimeout.TotalMilliseconds;
        while (true)
        {
            try
            {
                return connection.BeginTransaction(deferred: false);
            }
            catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked)
            {
                if (Environment.TickCount64 >= deadline)
                {
                    throw new StoreException("store.busy", "数据目录正被另一个程序长时间写入，等待超时。请等它结束后重试。", e);
                }
            }
        }
    }

    /// <summary>Begins a transaction that sees one snapshot from its first query on.</summary>
    public static SqliteTransaction BeginRead(SqliteConnection connection) => connection.BeginTransaction(deferred: true);

    /// <summary>Sets how much of the database a connection keeps in memory, in KiB; may be done inside a transaction.</summary>
    public static void SetCache(SqliteConnection connection, int kibibytes, SqliteTransaction? transaction = null) =>
        Execute(connection, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{kibibytes}"), transaction);

    /// <summary>The tail of an INSERT that overwrites some columns when the key is there already.</summary>
    public static string OnConflictUpdate(string key, IEnumerable<string> columns) =>
        $" ON CONFLICT ({key}) DO UPDATE SET {string.Join(", ", columns.Select(c => $"{c} = excluded.{c}"))}";

    public static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
