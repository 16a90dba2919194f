namespace AlertExchange.Engine.Verification;

/// <summary>Why a visit came to its outcome, from a closed list, so that false alarms can be counted by their reason.</summary>
/// <param name="Code">Stored and exported; never changed.</param>
/// <param name="Outcome">The outcome that it explains.</param>
/// <param name="Title">As people read it.</param>
/// <param name="NeedsNote">It says too little by itself.</param>
/// <param name="Clause">Of the notice, where that names it.</param>
public sealed record OutcomeReason(string Code, OutcomeKind Outcome, string Title, bool NeedsNote = false, string? Clause = null);
