using AlertExchange.Engine.Matching;

namespace AlertExchange.Pipeline.OwnFiles;

/// <summary>A row of a department's file in a list. Of the person it says what the row itself said, ids masked.</summary>
/// <param name="Name">As the row gave it; empty for a rejected row, of which nothing was kept.</param>
/// <param name="Outcome">Null for a rejected row, and for one that was not matched yet.</param>
/// <param name="Problems">Why it was rejected.</param>
/// <param name="IsReplaced">A later file took its place.</param>
public sealed record OwnRow(string Sheet, int Row, string Name, string CitizenId, string Measure, MatchOutcome? Outcome, bool IsRejected, string Problems, bool HasDoubt, bool IsReplaced);
