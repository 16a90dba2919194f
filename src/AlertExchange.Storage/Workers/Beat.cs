using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Workers;

/// <summary>Counts one worker's beat up until it is disposed of. While the database is away nobody can miss the beat either.</summary>
internal sealed class Beat : IDisposable
{
    private readonly Transactor _transactor;
    private readonly string _workerId;
    private readonly TimeSpan _every;
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;

    public Beat(Transactor transactor, StoreOptions options, string workerId)
    {
        (_transactor, _workerId, _every) = (transactor, workerId, options.WorkerBeat);
        Count();

        // A thread of its own: work that fills the thread pool must not look like death.
        _thread = new Thread(Run) { IsBackground = true, Name = "worker beat" };
        _thread.Start();
    }

    /// <summary>Signs off, so that others need not wait.</summary>
    public void Dispose()
    {
        if (_ended.IsSet)
        {
            return;
        }

        _ended.Set();
        _thread.Join();
        _transactor.TryOnce(SignOff);
        _ended.Dispose();
    }

    private void Run()
    {
        while (!_ended.Wait(_every))
        {
            _transactor.TryOnce(Count);
        }
    }

    private void Count() => _transactor.Write(Count, withTurn: false);

    // Also after somebody removed the row.
    private bool Count(WriteScope scope)
    {
        if (scope.Execute("UPDATE worker SET beat = beat + 1 WHERE worker_id = @_workerId", new { _workerId }) == 0)
        {
            scope.Execute("INSERT INTO worker (worker_id, beat) VALUES (@_workerId, 1)", new { _workerId });
        }

        return true;
    }

    private bool SignOff(WriteScope scope) => scope.Execute("DELETE FROM worker WHERE worker_id = @_workerId", new { _workerId }) == 1;
}
