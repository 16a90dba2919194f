namespace AlertExchange.Pipeline.Rosters;

/// <summary>What is to be said of a roster file beside its content.</summary>
/// <param name="Area">The county's six-digit code; null: the policy profile's.</param>
/// <param name="By">Who imports it.</param>
internal sealed record RosterSource(string FileName, string? Area, string By);
