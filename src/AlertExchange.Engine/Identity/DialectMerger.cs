namespace AlertExchange.Engine.Identity;

/// <summary>One thing that people of a region do not tell apart.</summary>
/// <param name="Id">As <c>config/linkage/dialects.yaml</c> calls it, for example n-l.</param>
/// <param name="Title">As a clerk reads it, for example n、l 不分.</param>
/// <param name="Initials">Groups of initials that sound alike before any final.</param>
/// <param name="Finals">Groups of finals that sound alike after any initial.</param>
/// <param name="Syllables">Groups of whole syllables that sound alike.</param>
public sealed record DialectMerger(
    string Id, string Title, IReadOnlyList<IReadOnlyList<string>> Initials, IReadOnlyList<IReadOnlyList<string>> Finals, IReadOnlyList<IReadOnlyList<string>> Syllables);
