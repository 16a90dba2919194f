using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Warnings;

/// <summary>A change of a warning, where its household lies, and the submission that brought it about.</summary>
/// <param name="IsNew">
/// The writing transaction knows that there is no such warning yet: it need not be looked for. Where that is wrong the write is refused.
/// </param>
public sealed record WarningWrite(WarningChange Change, Placement Place, string SubmissionId, DateTimeOffset At, bool IsNew = false);
