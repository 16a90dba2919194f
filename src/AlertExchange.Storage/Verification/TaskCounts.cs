namespace AlertExchange.Storage.Verification;

/// <summary>How many tasks are where.</summary>
/// <param name="Open">Not at an end.</param>
/// <param name="New">With a township that has not accepted them.</param>
/// <param name="Overdue">In somebody's hand after their last day.</param>
/// <param name="ToConfirm">Reported, not confirmed.</param>
/// <param name="AskedBack">The bureau owes an answer.</param>
/// <param name="Unplaced">Nobody knows where.</param>
public sealed record TaskCounts(int Open, int New, int Overdue, int ToConfirm, int AskedBack, int Unplaced);
