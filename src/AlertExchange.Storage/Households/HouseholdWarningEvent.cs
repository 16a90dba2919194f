using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Households;

/// <summary>A step of one of a household's warnings.</summary>
/// <param name="Row">The warning as it stands.</param>
/// <param name="Measure">Yuan, after the step.</param>
public sealed record HouseholdWarningEvent(WarningRow Row, WarningChangeKind Change, decimal? Measure, string SubmissionId, DateTimeOffset At);
