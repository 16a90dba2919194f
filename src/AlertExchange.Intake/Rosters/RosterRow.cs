using AlertExchange.Engine.Roster;

namespace AlertExchange.Intake.Rosters;

/// <summary>One data row of a roster file.</summary>
/// <param name="Row">1-based row of the sheet.</param>
/// <param name="Person">Null where the row names nobody; then a finding says why.</param>
/// <param name="Findings">Empty for a clean row.</param>
public sealed record RosterRow(string Sheet, int Row, RosterPerson? Person, IReadOnlyList<RosterFinding> Findings);
