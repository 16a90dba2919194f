namespace AlertExchange.Pipeline.Bureau;

/// <summary>What waits for the bureau, whatever the month.</summary>
/// <param name="Reviews">Possible matches to decide.</param>
/// <param name="Unplaced">Households whose place nobody knows.</param>
/// <param name="Overdue">Visits whose last day has passed.</param>
/// <param name="Held">Files that wait because many of their rows were rejected.</param>
/// <param name="ToConfirm">Outcomes that townships reported.</param>
/// <param name="Questions">Tasks that townships asked back.</param>
public sealed record TodayFigures(int Reviews, int Unplaced, int Overdue, int Held, int ToConfirm, int Questions);
