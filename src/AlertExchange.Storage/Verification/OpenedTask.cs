using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Verification;

/// <summary>A task as somebody sees it who may go on with it.</summary>
/// <param name="HouseholdCode">户编号, or the off-roster key.</param>
/// <param name="Revision">Of its newest change by a file or a person: whoever acts says which they saw.</param>
public sealed record OpenedTask(VerificationTask Task, string HouseholdCode, long Revision);
