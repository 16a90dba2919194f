namespace AlertExchange.Storage.Lists;

/// <summary>The newest of what lists have not taken in yet; 0 where there is nothing.</summary>
/// <param name="Revision">Of a change of warnings or tasks.</param>
/// <param name="Batch">Matched, its households not noted.</param>
public readonly record struct AwaitedChanges(long Revision, long Batch)
{
    public bool IsNothing => this == default;
}
