namespace AlertExchange.Storage.Drafts;

/// <summary>One thing to be put right in a file that was checked. Free of personal data.</summary>
/// <param name="Row">1-based row of the sheet.</param>
/// <param name="Heading">The column; null where the whole row is meant.</param>
/// <param name="Message">Chinese: what was found and what to do.</param>
public sealed record DraftFinding(bool IsRejection, string Sheet, int Row, string? Heading, string Message);
