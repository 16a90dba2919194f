namespace AlertExchange.Pipeline.Connecting;

/// <summary>What entering or changing a webhook came to.</summary>
public abstract record WebhookResult
{
    private WebhookResult()
    {
    }

    /// <param name="Secret">A new secret: shown once. Null where the old one holds.</param>
    public sealed record Saved(string Name, string? Secret) : WebhookResult;

    /// <param name="Reason">Chinese.</param>
    public sealed record Refused(string Reason) : WebhookResult;
}
