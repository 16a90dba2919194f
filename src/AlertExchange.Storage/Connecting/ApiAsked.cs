namespace AlertExchange.Storage.Connecting;

/// <summary>What is known of a request with an idempotency key.</summary>
public abstract record ApiAsked
{
    private ApiAsked()
    {
    }

    /// <summary>It comes for the first time, and this caller is to answer it.</summary>
    public sealed record First : ApiAsked;

    /// <summary>It was answered before.</summary>
    public sealed record Answered(ApiAnswer Answer) : ApiAsked;

    /// <summary>Somebody is answering it.</summary>
    public sealed record UnderWay : ApiAsked;

    /// <summary>The key stands for another request.</summary>
    public sealed record Another : ApiAsked;
}
