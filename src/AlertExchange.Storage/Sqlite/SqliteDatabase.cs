using System.Data.Common;
using System.Globalization;
using AlertExchange.Storage.Databases;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AlertExchange.Storage.Sqlite;

/// <summary>A file in the data directory. Its writers take turns by the nature of SQLite, over all processes.</summary>
internal sealed class SqliteDatabase(string path, StoreOptions options) : Database(options)
{
    /// <summary>KiB.</summary>
    private const int WriterCache = 64_000;

    // A list is asked for in pieces of two sizes, so that statements are alike. The driver finds each parameter by walking all names: few is fast.
    private const int PieceOfList = 64;

    /// <summary>
    /// 256 MiB of log. It is the <see cref="Checkpointer"/> that copies it, long before; but the log begins anew only when writing pauses, and
    /// a writer that had to copy it amid a file of a million rows (some 160 MiB) would let everybody wait for the disk.
    /// </summary>
    private const int PagesBeforeWriterHelps = 32_000;

    /// <summary>What stays of the log between two pauses, for the next one to be written over: cutting it off takes longer than a transaction.</summary>
    private const int BytesOfLogKept = PagesBeforeWriterHelps * PageBytes;

    private const int PageBytes = 8192;

    private readonly Lazy<Checkpointer> _checkpointer = new(() => new Checkpointer(() => Connect(path, options)));

    public override string Name => "Sqlite";

    public override bool ReadsSideBySide => true;

    public override bool WritesSideBySide => false;

    /// <summary>It keeps no figures of how often a value occurs, and takes any equality for a rare one.</summary>
    public override string NotLookedUpBy => "+";

    public override DbConnection Open(bool readOnly)
    {
        var connection = Connect(path, Options);
        try
        {
            // The page size holds for a new file only.
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA page_size = {PageBytes}"));
            if (readOnly)
            {
                Execute(connection, "PRAGMA query_only = 1");
                Execute(connection, "PRAGMA cache_size = -16000");
            }
            else
            {
                Execute(connection, "PRAGMA journal_mode = WAL");
                Execute(connection, Options.FlushEveryCommit ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
                SetCache(connection, WriterCache, null);
                Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA wal_autocheckpoint = {PagesBeforeWriterHelps}"));
                Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA journal_size_limit = {BytesOfLogKept}"));
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

    public override void Committed(DbConnection connection) => _checkpointer.Value.Committed((SqliteConnection)connection);

    public override void Dispose()
    {
        if (_checkpointer.IsValueCreated)
        {
            _checkpointer.Value.Dispose();
        }

        base.Dispose();
    }

    public override DbTransaction BeginRead(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <exception cref="StoreException">Writers of other processes took longer than the options allow.</exception>
    public override DbTransaction BeginWrite(DbConnection connection, bool withTurn)
    {
        var deadline = Environment.TickCount64 + (long)Options.BusyTimeout.TotalMilliseconds;
        while (true)
        {
            try
            {
                return ((SqliteConnection)connection).BeginTransaction(deferred: false);
            }
            catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
            {
                if (Environment.TickCount64 >= deadline)
                {
                    throw new StoreException("store.busy", "数据目录正被另一个程序长时间写入，等待超时。请等它结束后重试。", e);
                }
            }
        }
    }

    public override DbTransaction BeginMigration(DbConnection connection)
    {
        var transaction = BeginWrite(connection, withTurn: true);
        Execute(
            connection,
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
              number INTEGER PRIMARY KEY,
              name TEXT NOT NULL,
              checksum TEXT NOT NULL
            )
            """, transaction);
        return transaction;
    }

    public override BulkInsert Bulk(WriteScope scope, string table, string[] columns, Overwrite? overwrite, int? rows) =>
        new SqliteBulkInsert((SqliteConnection)scope.Connection, table, columns, overwrite, rows);

    public override IEnumerable<NumberList> InPieces(IReadOnlyCollection<long> numbers)
    {
        foreach (var piece in numbers.Chunk(PieceOfList))
        {
            var size = piece.Length > PieceOfList / 8 ? PieceOfList : PieceOfList / 8;
            var parameters = new (string, object)[size];
            for (var i = 0; i < size; i++)
            {
                parameters[i] = ($"@p{i}", piece[Math.Min(i, piece.Length - 1)]);
            }

            yield return new NumberList(size == PieceOfList ? LongList : ShortList, parameters);
        }
    }

    public override RowReader Row(DbDataReader reader) => new SqliteRowReader((SqliteDataReader)reader);

    public override IReadOnlyDictionary<long, long> FindNumbers(ReadScope scope, string table, long[] ids)
    {
        var numbers = new Dictionary<long, long>();
        using var lookup = new NumberLookup((SqliteConnection)scope.Connection, $"SELECT {table}_no FROM {table} WHERE {table}_id = ?");
        foreach (var id in ids)
        {
            if (lookup.TryFind(id, out var number))
            {
                numbers[id] = number;
            }
        }

        return numbers;
    }

    public override void SetCache(ReadScope scope, int? kibibytes) => SetCache(scope.Connection, kibibytes ?? WriterCache, scope.Transaction);

    public override bool IsTransient(Exception failure) => false;

    public override bool IsDuplicate(Exception failure) =>
        failure is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_UNIQUE };

    public override StoreException? Explain(Exception failure) => failure is SqliteException { SqliteErrorCode: raw.SQLITE_FULL } full
        ? new StoreException("store.full", "数据目录所在的磁盘已满，这一步没有写入。请腾出空间后重试，已入库的数据完好。", full)
        : null;

    private static readonly string LongList = ListOf(PieceOfList);

    private static readonly string ShortList = ListOf(PieceOfList / 8);

    private static string ListOf(int size) => $"IN ({string.Join(",", Enumerable.Range(0, size).Select(i => $"@p{i}"))})";

    private static SqliteConnection Connect(string path, StoreOptions options)
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

            // SQLite's own waiting is finer than the provider's.
            Execute(connection, "PRAGMA busy_timeout = 2000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void SetCache(DbConnection connection, int kibibytes, DbTransaction? transaction) =>
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{kibibytes}"), transaction);

    private static void Execute(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }
}
