using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Warnings;

/// <summary>A change of a warning, where its household lies, and the submission that brought it about.</summary>
public sealed record WarningWrite(WarningChange Change, Placement Place, string SubmissionId, DateTimeOffset At);
