using AlertExchange.Storage.Accounts;
using AlertExchange.Storage.Audit;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Bindings;
using AlertExchange.Storage.Bureau;
using AlertExchange.Storage.Connecting;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.DeadLetters;
using AlertExchange.Storage.Diagnosis;
using AlertExchange.Storage.Drafts;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Households;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Ledger;
using AlertExchange.Storage.Linkage;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.OffRoster;
using AlertExchange.Storage.Outbox;
using AlertExchange.Storage.Policies;
using AlertExchange.Storage.Reconciliation;
using AlertExchange.Storage.Reviews;
using AlertExchange.Storage.Roster;
using AlertExchange.Storage.Settings;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Verification;
using AlertExchange.Storage.Warnings;
using AlertExchange.Storage.Workers;
using AlertExchange.Storage.ZeroReports;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage;

/// <summary>
/// The store: a database (<see cref="DatabaseKind"/>), and a data directory with keys and sealed files. Several processes may have the same
/// store open at once. Thread-safe.
/// </summary>
public sealed class ExchangeStore : IDisposable, IAsyncDisposable
{
    private readonly Transactor _transactor;
    private readonly Writer _writer;
    private readonly Appender? _appender;
    private readonly WorkerRegistry _workers;
    private readonly ListKeeper _lists;
    private int _disposed;

    private ExchangeStore(string dataDirectory, Database database, Transactor transactor, KeyRing keys)
    {
        (DataDirectory, _transactor, Keys, Options) = (dataDirectory, transactor, keys, database.Options);
        _workers = database.WritesSideBySide
            ? new BeatRegistry(transactor, database.Options)
            : new LockFileRegistry(Path.Combine(dataDirectory, "workers"));
        Files = new SealedFiles(Path.Combine(dataDirectory, "files"), keys);
        Accounts = new AccountRepository(keys);
        Submissions = new SubmissionRepository(_workers);
        Outbox = new OutboxRepository(_workers);
        Batches = new BatchRepository(keys);
        Audit = new AuditRepository(keys, dataDirectory);
        Reviews = new ReviewRepository(keys, Settings);
        ReviewWork = new ReviewWorkRepository(_workers);
        Drafts = new DraftRepository(keys);
        Roster = new RosterRepository(keys);
        OffRoster = new OffRosterRepository(keys);
        People = new PeopleRepository(Roster);
        Bureau = new BureauRepositories(keys, Tasks);
        Verification = new VerificationRepository(keys);
        ApiKeys = new ApiKeyRepository(keys);
        Webhooks = new WebhookRepository(keys);
        _lists = new ListKeeper(this);
        _writer = new Writer(transactor);
        _appender = database.WritesSideBySide ? new Appender(transactor, database.Options.Appenders) : null;
    }

    public string DataDirectory { get; }

    /// <summary>The embedded database's file; only where that is what the store stands on.</summary>
    internal string DatabasePath => DatabaseFile(DataDirectory);

    internal StoreOptions Options { get; }

    /// <summary>True on a server, where <see cref="AppendAsync{T}"/> takes no turn: there long writes are worth cutting out of those that take it.</summary>
    public bool AppendsSideBySide => _appender is not null;

    public KeyRing Keys { get; }

    public SealedFiles Files { get; }

    public AccountRepository Accounts { get; }

    public LiaisonRepository Liaisons { get; } = new();

    public SubmissionRepository Submissions { get; }

    public SubmissionListRepository SubmissionLists { get; } = new();

    public DraftRepository Drafts { get; }

    public FaultRepository Faults { get; } = new();

    public BatchRepository Batches { get; }

    public OutboxRepository Outbox { get; }

    public ApiKeyRepository ApiKeys { get; }

    public ApiAnswerRepository ApiAnswers { get; } = new();

    public WebhookRepository Webhooks { get; }

    public SystemLists Systems { get; } = new();

    public ReviewRepository Reviews { get; }

    public ReviewWorkRepository ReviewWork { get; }

    public DeadLetterRepository DeadLetters { get; } = new();

    public LedgerRepository Ledger { get; } = new();

    public RosterRepository Roster { get; }

    public LinkageRepository Linkage { get; } = new();

    public WarningRepository Warnings { get; } = new();

    public TaskRepository Tasks { get; } = new();

    public BureauRepositories Bureau { get; }

    public VerificationRepository Verification { get; }

    public TaskListRepository TaskLists { get; } = new();

    public OutcomeRepository Outcomes { get; } = new();

    public OffRosterRepository OffRoster { get; }

    public ZeroReportRepository ZeroReports { get; } = new();

    public BindingRepository Bindings { get; } = new();

    public SettingRepository Settings { get; } = new();

    public PolicyRepository Policies { get; } = new();

    public AuditRepository Audit { get; }

    public HouseholdRepository Households { get; } = new();

    public PeopleRepository People { get; }

    public ReconciliationRepository Reconciliation { get; } = new();

    public DiagnosisRepository Diagnosis { get; } = new();

    /// <summary>Opens a data directory and its database, making and bringing up to date what needs it.</summary>
    /// <exception cref="StoreException">Wrong keys, keys that others may read, a database of a newer program, or none that can be reached.</exception>
    public static ExchangeStore Open(string dataDirectory, StoreOptions? options = null)
    {
        options ??= new StoreOptions();
        var directory = Path.GetFullPath(dataDirectory);
        DirectoryAccess.CreatePrivateDirectory(directory);
        var databasePath = DatabaseFile(directory);
        var database = KnownDatabases.Of(options, databasePath);

        // One process at a time makes keys; on a server, processes with other directories take turns at the schema in the database.
        using var opening = OpenLock.Wait(Path.Combine(directory, "open.lock"), options);
        return options.Database == DatabaseKind.Sqlite ? OpenFile(directory, databasePath, database) : Open(directory, database, keys: null);
    }

    /// <summary>Takes a sign of life for this process; one a process is enough.</summary>
    public WorkerLease StartWorker() => _workers.Start();

    /// <summary>What a database server's clock says; null where the database has no clock of its own.</summary>
    public DateTimeOffset? DatabaseNow() => Options.Database switch
    {
        DatabaseKind.PostgreSql => Read(scope => new DateTimeOffset(scope.First<DateTime>("SELECT clock_timestamp() AT TIME ZONE 'UTC'"), TimeSpan.Zero)),
        DatabaseKind.SqlServer => Read(scope => new DateTimeOffset(scope.First<DateTime>("SELECT SYSUTCDATETIME()"), TimeSpan.Zero)),
        _ => null,
    };

    /// <summary>Processes that work on this exchange now.</summary>
    public int CountWorkers() => Read(_workers.CountAlive);

    /// <summary>Reads in one snapshot, on the calling thread; readers never wait for writers.</summary>
    public T Read<T>(Func<ReadScope, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return _transactor.Read(work);
    }

    /// <summary>
    /// The same for work of several questions that hands nothing on before it returns: after a lost connection it is begun again, where
    /// <see cref="Read{T}"/> must give up once it has learnt something.
    /// </summary>
    public T ReadWhole<T>(Func<ReadScope, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        return _transactor.Read(work, keepsToItself: true);
    }

    /// <summary>
    /// Reads lists, figures and the timelines of households, which are made beside the path of files: what was written until now is taken in
    /// first, so they are never behind. Never call it from inside a write.
    /// </summary>
    public T ReadLists<T>(Func<ListScope, T> work)
    {
        _lists.TakeIn();
        return _transactor.Read(work);
    }

    /// <summary>Does ahead what <see cref="ReadLists{T}"/> would do first.</summary>
    public void TakeInLists() => _lists.TakeIn();

    /// <summary>How far what lists have not taken in goes.</summary>
    public AwaitedChanges AwaitedByLists() => _lists.Awaited;

    /// <summary>
    /// Queues work for the one writer of this process. It runs inside a transaction that has the turn: no other write of any process that takes
    /// a turn runs beside it, and it sees what all of them wrote. After a lost connection the work is run again from its start: it must change
    /// nothing but through its scope, or only what a second run sets right.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<WriteScope, T> work, CancellationToken cancellation = default) => _writer.Enqueue(work, cancellation);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<WriteScope> work, CancellationToken cancellation = default) => WriteAsync(Returning(work), cancellation);

    /// <summary>
    /// A write that takes no turn: it only adds (staged batches, matches, rejected rows) or changes what one claimant alone may change, and
    /// needs no revision. On a server such writes of this and other processes run side by side, and a look at what others write at the same
    /// time belongs after it, not inside; on SQLite it is <see cref="WriteAsync{T}"/>. Run again after a lost connection, like it.
    /// </summary>
    public Task<T> AppendAsync<T>(Func<WriteScope, T> work, CancellationToken cancellation = default) =>
        _appender is null ? _writer.Enqueue(work, cancellation) : _appender.Run(work, cancellation);

    /// <inheritdoc cref="AppendAsync{T}"/>
    public Task AppendAsync(Action<WriteScope> work, CancellationToken cancellation = default) => AppendAsync(Returning(work), cancellation);

    /// <summary>Like <see cref="WriteAsync{T}"/>, waiting for it. Never call it from inside a write.</summary>
    public T Write<T>(Func<WriteScope, T> work) => WriteAsync(work).GetAwaiter().GetResult();

    /// <summary>Finishes queued writes, unless the database is away, and closes everything.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        _transactor.Stop();
        _writer.Dispose();
        _appender?.Dispose();
        _transactor.Dispose();
        Keys.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static Func<WriteScope, bool> Returning(Action<WriteScope> work) => scope =>
    {
        work(scope);
        return true;
    };

    // Whether the file is there tells whether keys that are missing were lost.
    private static string DatabaseFile(string directory) => Path.Combine(directory, "exchange.db");

    private static ExchangeStore OpenFile(string directory, string path, Database database)
    {
        var keys = KeyFile.OpenOrCreate(Path.Combine(directory, "keys.json"), databaseExists: File.Exists(path) && new FileInfo(path).Length > 0);
        try
        {
            // SQLite gives its journal the rights of the database file. Only a file that is not there yet may be touched: closing any
            // handle of a database would release the locks that SQLite holds on it in this process.
            if (!File.Exists(path))
            {
                new FileStream(path, DirectoryAccess.PrivateFile(FileMode.CreateNew)).Dispose();
            }

            return Open(directory, database, keys);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            throw new StoreException("store.corrupt", $"{path} 不是可用的数据库，可能已损坏。请从备份恢复数据目录。", e);
        }
    }

    private static ExchangeStore Open(string directory, Database database, KeyRing? keys)
    {
        var transactor = new Transactor(database);
        try
        {
            transactor.Prepare(connection =>
            {
                Migrator.Run(database, connection);
                keys ??= KeyFile.OpenOrCreate(Path.Combine(directory, "keys.json"), KeyCheck.IsBound(connection));
                KeyCheck.Run(database, connection, keys);
                return true;
            });
            return new ExchangeStore(directory, database, transactor, keys!);
        }
        catch
        {
            transactor.Dispose();
            keys?.Dispose();
            throw;
        }
    }
}
