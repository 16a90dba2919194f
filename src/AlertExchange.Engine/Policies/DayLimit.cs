namespace AlertExchange.Engine.Policies;

/// <summary>A number of days from an event; the last day is inclusive, the day of the event is not counted.</summary>
public readonly record struct DayLimit(int Days, DayUnit Unit);
