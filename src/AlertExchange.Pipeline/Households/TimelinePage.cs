namespace AlertExchange.Pipeline.Households;

/// <summary>A page of a household's timeline, newest first.</summary>
/// <param name="Count">Steps on all pages.</param>
public sealed record TimelinePage(IReadOnlyList<TimelineEvent> Events, int Count);
