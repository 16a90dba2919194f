using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Verification;

/// <summary>A task in a list, with its causes.</summary>
public sealed record ListedTask(VerificationTask Task, string HouseholdCode, long Revision, IReadOnlyList<TaskCause> Causes);
