namespace AlertExchange.Storage.Roster;

/// <summary>What is told about an import beside the people.</summary>
/// <param name="Place">The county's six-digit code.</param>
/// <param name="ImportedBy">Who imported it; null where nobody said.</param>
public sealed record RosterImport(string Place, string FileName, DateTimeOffset ImportedAt, string? ImportedBy = null);
