using AlertExchange.Intake.Rows;

namespace AlertExchange.Pipeline.OwnFiles;

/// <summary>What became of one row, for the department that sent it: nothing of anybody but what the row itself says.</summary>
/// <param name="Written">The row's cells as the file has them; empty where the file can no longer be read.</param>
/// <param name="Steps">Chinese, in order.</param>
public sealed record OwnRowStory(string Sheet, int Row, IReadOnlyList<WrittenCell> Written, IReadOnlyList<OwnStep> Steps);
