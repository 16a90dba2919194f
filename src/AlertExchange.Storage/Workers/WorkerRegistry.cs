namespace AlertExchange.Storage.Workers;

/// <summary>Who is alive. No wall clock is ever asked.</summary>
internal abstract class WorkerRegistry : IDisposable
{
    public abstract WorkerLease Start();

    /// <summary>False when the process that took the lease is known to have ended.</summary>
    public abstract bool IsAlive(ReadScope scope, string workerId);

    /// <summary>Leases that a living process holds.</summary>
    public abstract int CountAlive(ReadScope scope);

    public virtual void Dispose()
    {
    }
}
