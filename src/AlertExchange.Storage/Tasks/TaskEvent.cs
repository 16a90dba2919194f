using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Tasks;

/// <summary>One step in a task's history.</summary>
/// <param name="Warnings">How many warnings it listed after the step.</param>
public sealed record TaskEvent(string TaskId, TaskState State, int Warnings, string SubmissionId, DateTimeOffset At);
