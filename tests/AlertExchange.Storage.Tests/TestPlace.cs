namespace AlertExchange.Storage.Tests;

/// <summary>Where one test keeps its database.</summary>
public sealed class TestPlace(StoreOptions options, Action remove) : IDisposable
{
    public StoreOptions Options { get; } = options;

    public void Dispose() => remove();
}
