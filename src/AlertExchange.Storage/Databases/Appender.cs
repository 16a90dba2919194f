namespace AlertExchange.Storage.Databases;

/// <summary>Runs writes that take no turn, some side by side.</summary>
internal sealed class Appender(Transactor transactor, int sideBySide) : IDisposable
{
    private readonly SemaphoreSlim _places = new(sideBySide);
    private readonly int _all = sideBySide;

    public async Task<T> Run<T>(Func<WriteScope, T> work, CancellationToken cancellation)
    {
        WriteInsideWrite.Refuse();
        await _places.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => transactor.Write(WriteInsideWrite.Guard(work), withTurn: false, cancellation), cancellation);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Waits for what is under way.</summary>
    public void Dispose()
    {
        for (var i = 0; i < _all; i++)
        {
            _places.Wait();
        }

        _places.Dispose();
    }
}
