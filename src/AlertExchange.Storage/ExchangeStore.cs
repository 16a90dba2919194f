using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Bindings;
using AlertExchange.Storage.Files;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Ledger;
using AlertExchange.Storage.OffRoster;
using AlertExchange.Storage.Reconciliation;
using AlertExchange.Storage.Roster;
using AlertExchange.Storage.Settings;
using AlertExchange.Storage.Submissions;
using AlertExchange.Storage.Tasks;
using AlertExchange.Storage.Warnings;
using AlertExchange.Storage.Workers;
using AlertExchange.Storage.ZeroReports;

namespace AlertExchange.Storage;

/// <summary>
/// The embedded store in one data directory: database, keys, sealed files, signs of life. Several processes may have the same
/// directory open at once. Thread-safe.
/// </summary>
public sealed class ExchangeStore : IDisposable, IAsyncDisposable
{
    /// <summary>Opens a data directory, making it and bringing its database up to date where needed.</summary>
    /// <exception cref="StoreException">Wrong keys, keys that others may read, or a database of a newer program.</exception>
    public static ExchangeStore Open(string dataDirectory, StoreOptions? options = null) => throw new NotImplementedException();

    public string DataDirectory => throw new NotImplementedException();
    public KeyRing Keys => throw new NotImplementedException();
    public SealedFiles Files => throw new NotImplementedException();
    public SubmissionRepository Submissions => throw new NotImplementedException();
    public FaultRepository Faults => throw new NotImplementedException();
    public BatchRepository Batches => throw new NotImplementedException();
    public LedgerRepository Ledger => throw new NotImplementedException();
    public RosterRepository Roster => throw new NotImplementedException();
    public WarningRepository Warnings => throw new NotImplementedException();
    public TaskRepository Tasks => throw new NotImplementedException();
    public OffRosterRepository OffRoster => throw new NotImplementedException();
    public ZeroReportRepository ZeroReports => throw new NotImplementedException();
    public BindingRepository Bindings => throw new NotImplementedException();
    public SettingRepository Settings => throw new NotImplementedException();
    public ReconciliationRepository Reconciliation => throw new NotImplementedException();

    /// <summary>Takes a sign of life for this process; one a process is enough.</summary>
    public WorkerLease StartWorker() => throw new NotImplementedException();

    /// <summary>Reads in one snapshot, on the calling thread; readers never wait for writers.</summary>
    public T Read<T>(Func<ReadScope, T> work) => throw new NotImplementedException();

    /// <summary>Queues work for the one writer of this process; it runs inside an immediate transaction.</summary>
    public Task<T> WriteAsync<T>(Func<WriteScope, T> work, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<WriteScope> work, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Like <see cref="WriteAsync{T}"/>, waiting for it. Never call it from inside a write.</summary>
    public T Write<T>(Func<WriteScope, T> work) => throw new NotImplementedException();

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
