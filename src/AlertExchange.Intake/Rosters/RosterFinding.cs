namespace AlertExchange.Intake.Rosters;

/// <summary>Something wrong with a roster row.</summary>
/// <param name="Code">Stable, for example <c>id.check-digit</c>.</param>
/// <param name="Message">Chinese, without personal data.</param>
public sealed record RosterFinding(string Code, string? Column, string Message);
