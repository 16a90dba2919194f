using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Tasks;

/// <summary>A task for a list or an export.</summary>
/// <param name="HouseholdCode">户编号, or the off-roster key.</param>
public sealed record TaskRow(VerificationTask Task, string HouseholdCode);
