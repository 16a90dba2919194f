using AlertExchange.Engine.Verification;

namespace AlertExchange.Storage.Verification;

/// <summary>An outcome that was reported of a household before.</summary>
/// <param name="Name">Who reported it.</param>
/// <param name="Stands">The task is closed with it.</param>
public sealed record PastVisit(string TaskId, Outcome Outcome, string Name, DateTimeOffset At, bool Stands);
