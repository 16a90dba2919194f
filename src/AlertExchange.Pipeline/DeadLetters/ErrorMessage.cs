using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>A message in an error queue. Its body may hold personal data and is not shown.</summary>
/// <param name="Queue">The queue it came from and goes back to.</param>
/// <param name="Publisher">The department that published it; null for a message of the exchange's own.</param>
/// <param name="Fault">The exception's type.</param>
internal sealed record ErrorMessage(string LetterId, string Queue, DepartmentId? Publisher, string Fault, DateTimeOffset At, int Bytes);
