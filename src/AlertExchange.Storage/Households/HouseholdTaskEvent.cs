using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Households;

/// <summary>A step of one of a household's tasks.</summary>
/// <param name="Warnings">How many warnings it had after the step.</param>
public sealed record HouseholdTaskEvent(string TaskId, TaskState State, int Warnings, string? Township, DateOnly DueOn, DateTimeOffset At);
