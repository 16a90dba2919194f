namespace AlertExchange.Web.Connections;

/// <summary>The choice of whose a key or webhook is, for the partial <c>_HolderField</c>.</summary>
/// <param name="Name">Of the form's field.</param>
/// <param name="Chosen">The value that is chosen; null where nothing is yet.</param>
/// <param name="Hint">Id of what describes it.</param>
public sealed record HolderField(string Name, string? Chosen, IReadOnlyList<HolderChoice> Holders, string? Hint = null);
