namespace AlertExchange.Pipeline.Connecting;

/// <summary>What a row of a submission was matched with. People are codes, and only those that are certain.</summary>
/// <param name="Row">1-based row of the sheet; of a published batch the place in it.</param>
/// <param name="Standing"><c>counts</c>, <c>replaced</c> by a later file, or <c>staged</c> while the file waits.</param>
public sealed record MatchLine(
    string Sheet, int Row, string Kind, string Outcome, string Strategy, string? PersonCode, string? HouseholdCode, int Score, string Reasons, string Standing,
    IReadOnlyList<string> Remarks);
