using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Storage.Warnings;

/// <summary>A warning for a list or an export.</summary>
/// <param name="HouseholdCode">户编号, or the off-roster key.</param>
/// <param name="PersonCode">人编号, the off-roster key, or null for a rule that aggregates by household.</param>
public sealed record WarningRow(Warning Warning, string HouseholdCode, string? PersonCode, Placement Place);
