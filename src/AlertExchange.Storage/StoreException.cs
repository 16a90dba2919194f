namespace AlertExchange.Storage;

/// <summary>The data directory cannot be used as it is. The message is Chinese, says what to do and holds no personal data.</summary>
/// <param name="code">Stable, for example <c>keys.permissions</c>.</param>
public sealed class StoreException(string code, string message, Exception? cause = null) : Exception(message, cause)
{
    public string Code { get; } = code;
}
