using AlertExchange.Storage.Roster;

namespace AlertExchange.Pipeline.Rosters;

/// <summary>What an import came to.</summary>
/// <param name="Skipped">Rows nobody could be read from, in Chinese.</param>
/// <param name="Findings">Quality findings, in Chinese, ids masked.</param>
/// <param name="Remarks">What is to be said of the file as a whole.</param>
public sealed record RosterImportResult(RosterVersionInfo Version, IReadOnlyList<string> Skipped, IReadOnlyList<string> Findings, IReadOnlyList<string> Remarks);
