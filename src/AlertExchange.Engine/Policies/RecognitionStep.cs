namespace AlertExchange.Engine.Policies;

/// <summary>One step on the way to recognition.</summary>
/// <param name="IsMinimum">True for the public notice, which may not be closed early; false for a limit.</param>
public sealed record RecognitionStep(string Id, string Title, DayLimit Limit, bool IsMinimum, string Clause);
