using System.Collections.Concurrent;

namespace AlertExchange.Storage.Databases;

/// <summary>The one writer of a process: a thread that runs queued work, a transaction each.</summary>
internal sealed class Writer : IDisposable
{
    private readonly BlockingCollection<Action> _queue = new(boundedCapacity: 1024);
    private readonly Transactor _transactor;
    private readonly Thread _thread;

    public Writer(Transactor transactor)
    {
        _transactor = transactor;
        _thread = new Thread(RunQueue) { IsBackground = true, Name = "store writer" };
        _thread.Start();
    }

    public Task<T> Enqueue<T>(Func<WriteScope, T> work, CancellationToken cancellation)
    {
        WriteInsideWrite.Refuse();
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
                    completion.SetResult(_transactor.Write(WriteInsideWrite.Guard(work), withTurn: true, cancellation));
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
    }

    private void RunQueue()
    {
        foreach (var action in _queue.GetConsumingEnumerable())
        {
            action();
        }
    }
}
