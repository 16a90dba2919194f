using AlertExchange.Storage.Roster;

namespace AlertExchange.Pipeline.Rosters;

/// <summary>How far a roster file that was handed in has come.</summary>
/// <param name="Draft">Null when it was imported or thrown away.</param>
/// <param name="Preview">Null while the file is read, or when it cannot be imported.</param>
/// <param name="Part">0 to 1 while it is read or imported; null where that cannot be told.</param>
/// <param name="Doing">What is being done with it now, in Chinese; null for nothing.</param>
/// <param name="ImportedAs">The version that became of it, as far as this process knows.</param>
public sealed record RosterDraftView(RosterDraft? Draft, RosterPreview? Preview, double? Part, string? Doing, int? ImportedAs);
