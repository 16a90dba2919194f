using System.Collections.Concurrent;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Bindings;
using AlertExchange.Storage.DeadLetters;
using AlertExchange.Storage.Diagnosis;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Ledger;
using AlertExchange.Storage.OffRoster;
using AlertExchange.Storage.Reconciliation;
using AlertExchange.Storage.Roster;
using AlertExchange.Storage.Settings;
using AlertExchange.Storage.Sqlite;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Warnings;
using AlertExchange.Storage.Workers;
using AlertExchange.Storage.ZeroReports;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage;

/// <summary>
/// The embedded store in one data directory: database, keys, sealed files, signs of life. Several processes may have the same
/// directory open at once. Thread-safe.
/// </summary>
public sealed class ExchangeStore : IDisposable, IAsyncDisposable
{
    private readonly string _databasePath;
    private readonly StoreOptions _options;
    private readonly Writer _writer;
    private readonly WorkerRegistry _workers;
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private int _disposed;

    private ExchangeStore(string dataDirectory, string databasePath, StoreOptions options, KeyRing keys, SqliteConnection connection)
    {
        (DataDirectory, _databasePath, _options, Keys) = (dataDirectory, databasePath, options, keys);
        _workers = new WorkerRegistry(Path.Combine(dataDirectory, "workers"));
        Files = new SealedFiles(Path.Combine(dataDirectory, "files"), keys);
        Submissions = new SubmissionRepository(_workers);
        Batches = new BatchRepository(keys);
        Roster = new RosterRepository(keys);
        OffRoster = new OffRosterRepository(keys);
        _writer = new Writer(connection, options);
    }

    public string DataDirectory { get; }

    /// <summary>The embedded database's file.</summary>
    internal string DatabasePath => _databasePath;

    public KeyRing Keys { get; }

    public SealedFiles Files { get; }

    public SubmissionRepository Submissions { get; }

    public FaultRepository Faults { get; } = new();

    public BatchRepository Batches { get; }

    public DeadLetterRepository DeadLetters { get; } = new();

    public LedgerRepository Ledger { get; } = new();

    public RosterRepository Roster { get; }

    public WarningRepository Warnings { get; } = new();

    public TaskRepository Tasks { get; } = new();

    public OffRosterRepository OffRoster { get; }

    public ZeroReportRepository ZeroReports { get; } = new();

    public BindingRepository Bindings { get; } = new();

    public SettingRepository Settings { get; } = new();

    public ReconciliationRepository Reconciliation { get; } = new();

    public DiagnosisRepository Diagnosis { get; } = new();

    /// <summary>Opens a data directory, making it and bringing its database up to date where needed.</summary>
    /// <exception cref="StoreException">Wrong keys, keys that others may read, or a database of a newer program.</exception>
    public static ExchangeStore Open(string dataDirectory, StoreOptions? options = null)
    {
        options ??= new StoreOptions();
        var directory = Path.GetFullPath(dataDirectory);
        DirectoryAccess.CreatePrivateDirectory(directory);
        var databasePath = Path.Combine(directory, "exchange.db");

        // One process at a time makes keys and schema.
        using var opening = WaitForLock(Path.Combine(directory, "open.lock"), options);
        var databaseExists = File.Exists(databasePath) && new FileInfo(databasePath).Length > 0;
        var keys = KeyFile.OpenOrCreate(Path.Combine(directory, "keys.json"), databaseExists);
        SqliteConnection? connection = null;
        try
        {
            // SQLite gives its journal the rights of the database file. Only a file that is not there yet may be touched: closing any
            // handle of a database would release the locks that SQLite holds on it in this process.
            if (!File.Exists(databasePath))
            {
                new FileStream(databasePath, DirectoryAccess.PrivateFile(FileMode.CreateNew)).Dispose();
            }

            connection = SqliteDialect.Open(databasePath, options, readOnly: false);
            Migrator.Run(connection, options);
            KeyCheck.Run(connection, keys, options);
            return new ExchangeStore(directory, databasePath, options, keys, connection);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            connection?.Dispose();
            keys.Dispose();
            throw new StoreException("store.corrupt", $"{databasePath} 不是可用的数据库，可能已损坏。请从备份恢复数据目录。", e);
        }
        catch
        {
            connection?.Dispose();
            keys.Dispose();
            throw;
        }
    }

    /// <summary>Takes a sign of life for this process; one a process is enough.</summary>
    public WorkerLease StartWorker() => _workers.Start();

    /// <summary>Processes that work on this exchange now.</summary>
    public int CountWorkers() => _workers.CountAlive();

    /// <summary>Reads in one snapshot, on the calling thread; readers never wait for writers.</summary>
    public T Read<T>(Func<ReadScope, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        if (!_readers.TryTake(out var connection))
        {
            connection = SqliteDialect.Open(_databasePath, _options, readOnly: true);
        }

        var healthy = false;
        try
        {
            using var transaction = SqliteDialect.BeginRead(connection);
            var result = work(new ReadScope(connection, transaction));
            transaction.Commit();
            healthy = true;
            return result;
        }
        finally
        {
            if (healthy && _disposed == 0)
            {
                _readers.Add(connection);
            }
            else
            {
                connection.Dispose();
            }
        }
    }

    /// <summary>Queues work for the one writer of this process; it runs inside an immediate transaction.</summary>
    public Task<T> WriteAsync<T>(Func<WriteScope, T> work, CancellationToken cancellation = default) => _writer.Enqueue(work, cancellation);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<WriteScope> work, CancellationToken cancellation = default) => _writer.Enqueue(
        scope =>
        {
            work(scope);
            return true;
        }, cancellation);

    /// <summary>Like <see cref="WriteAsync{T}"/>, waiting for it. Never call it from inside a write.</summary>
    public T Write<T>(Func<WriteScope, T> work) => WriteAsync(work).GetAwaiter().GetResult();

    /// <summary>Waits for queued writes and closes everything.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _writer.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        Keys.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static FileStream WaitForLock(string path, StoreOptions options)
    {
        var deadline = Environment.TickCount64 + (long)options.BusyTimeout.TotalMilliseconds;
        while (true)
        {
            if (DirectoryAccess.TryLock(path, FileMode.OpenOrCreate) is { } held)
            {
                return held;
            }

            if (Environment.TickCount64 >= deadline)
            {
                throw new StoreException("store.busy", "另一个程序正在打开同一数据目录，等待超时。请稍后重试。");
            }

            Thread.Sleep(20);
        }
    }
}
