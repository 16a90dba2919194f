using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace AlertExchange.Storage.Sqlite;

/// <summary>The one writer of a process: a thread with its own connection that runs queued work, a transaction each.</summary>
internal sealed class Writer : IDisposable
{
    private readonly BlockingCollection<Action> _queue = new(boundedCapacity: 1024);
    private readonly SqliteConnection _connection;
    private readonly StoreOptions _options;
    private readonly Thread _thread;

    public Writer(SqliteConnection connection, StoreOptions options)
    {
        (_connection, _options) = (connection, options);
        _thread = new Thread(RunQueue) { IsBackground = true, Name = "store writer" };
        _thread.Start();
    }

    public Task<T> Enqueue<T>(Func<WriteScope, T> work, CancellationToken cancellation)
    {
        if (Thread.CurrentThread == _thread)
        {
            throw new InvalidOperationException("A write asked for another write and would wait for itself.");
        }

        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add(
            () =>
            {
                if (cancellation.IsCancellationRequested)
                {
                    completion.SetCanceled(cancellation);
                    return;
                }

                // The station's edge of the writer: whatever the work throws goes to the one who asked for it.
                try
                {
                    completion.SetResult(Run(work));
                }
                catch (Exception e)
                {
                    completion.SetException(e);
                }
            }, cancellation);
        return completion.Task;
    }

    /// <summary>Finishes what is queued.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        _connection.Dispose();
    }

    private T Run<T>(Func<WriteScope, T> work)
    {
        using var transaction = SqliteDialect.BeginWrite(_connection, _options);
        var result = work(new WriteScope(_connection, transaction));
        transaction.Commit();
        return result;
    }

    private void RunQueue()
    {
        foreach (var action in _queue.GetConsumingEnumerable())
        {
            action();
        }
    }
}
