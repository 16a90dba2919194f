namespace AlertExchange.Engine.Routing;

/// <summary>What happens to a task, and the task after it.</summary>
public sealed record TaskChange(TaskChangeKind Kind, VerificationTask Task);
