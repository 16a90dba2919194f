namespace AlertExchange.Pipeline.Households;

/// <summary>What a search came to.</summary>
public abstract record SearchResult
{
    private SearchResult()
    {
    }

    /// <param name="Count">People on all pages.</param>
    public sealed record Found(IReadOnlyList<FoundPerson> People, int Count) : SearchResult;

    /// <summary>What was typed cannot be looked for.</summary>
    /// <param name="Message">Chinese: what to do.</param>
    public sealed record Refused(string Message) : SearchResult;
}
