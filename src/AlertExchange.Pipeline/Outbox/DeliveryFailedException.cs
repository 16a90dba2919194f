namespace AlertExchange.Pipeline.Outbox;

/// <summary>A destination did not take a batch of notices.</summary>
/// <param name="reason">A status or an exception's type, nothing that the destination said.</param>
internal sealed class DeliveryFailedException(string reason, Exception? cause = null) : Exception(reason, cause)
{
    public string Reason { get; } = reason;
}
