using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.DeadLetters;

/// <summary>A household that could not be assessed: its warnings and tasks stay as they were.</summary>
/// <param name="SubmissionId">The submission whose assessment parked it.</param>
/// <param name="HouseholdCode">Null off the roster.</param>
/// <param name="Fault">The exception's type.</param>
public sealed record ParkedHousehold(SubjectKey Household, string SubmissionId, string? HouseholdCode, string Fault, DateTimeOffset ParkedAt);
