namespace AlertExchange.Storage.Databases;

/// <summary>A write that asks for another write would wait for itself; it is told so instead.</summary>
internal static class WriteInsideWrite
{
    [ThreadStatic]
    private static bool _writing;

    public static void Refuse()
    {
        if (_writing)
        {
            throw new InvalidOperationException("A write asked for another write and would wait for itself.");
        }
    }

    public static Func<WriteScope, T> Guard<T>(Func<WriteScope, T> work) => scope =>
    {
        _writing = true;
        try
        {
            return work(scope);
        }
        finally
        {
            _writing = false;
        }
    };
}
