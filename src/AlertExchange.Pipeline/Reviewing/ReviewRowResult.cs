namespace AlertExchange.Pipeline.Reviewing;

/// <summary>What came of one row of a review workbook.</summary>
/// <param name="Row">1-based row of the sheet.</param>
/// <param name="Case">As it stood there.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Text">In Chinese, without personal data.</param>
public sealed record ReviewRowResult(int Row, string Case, ReviewRowOutcome Outcome, string Text);
