namespace AlertExchange.Storage;

/// <summary>One write transaction; commits when the function it is handed to returns, rolls back when it throws.</summary>
public sealed class WriteScope : ReadScope
{
    internal WriteScope()
    {
    }
}
