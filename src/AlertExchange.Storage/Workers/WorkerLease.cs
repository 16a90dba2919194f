namespace AlertExchange.Storage.Workers;

/// <summary>
/// A process's sign of life, until it is disposed of or the process ends in whatever way. Beside an embedded database it is a lock of the
/// operating system (<c>workers/&lt;id&gt;.lock</c>), which ends with the process; on a server it is a beat that is counted up in the table
/// <c>worker</c>, and others take its standing still for the end.
/// </summary>
public sealed class WorkerLease : IDisposable
{
    private readonly IDisposable _life;

    internal WorkerLease(string workerId, IDisposable life) => (WorkerId, _life) = (workerId, life);

    public string WorkerId { get; }

    public void Dispose() => _life.Dispose();
}
