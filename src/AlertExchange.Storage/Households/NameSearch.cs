namespace AlertExchange.Storage.Households;

/// <summary>Whom somebody looks for by name.</summary>
/// <param name="Name">Cleaned.</param>
/// <param name="IsPrefix">The name only begins so.</param>
/// <param name="Places">Where they may live, as the roster writes it; null: anywhere.</param>
public sealed record NameSearch(string Name, bool IsPrefix, IReadOnlyList<PlacePair>? Places)
{
    /// <summary>A name is never printed.</summary>
    public override string ToString() => nameof(NameSearch);
}
