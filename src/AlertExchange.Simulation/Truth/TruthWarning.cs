using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Simulation.Truth;

/// <summary>A warning that should exist.</summary>
/// <param name="HouseholdCode">Empty for a person on no roster.</param>
/// <param name="PersonCode">Empty for a person on no roster and for rules that aggregate by household.</param>
/// <param name="Department">The department whose row came first.</param>
/// <param name="Measure">Yuan; null for rules that fire on presence.</param>
/// <param name="OffRosterKey"><c>file|sheet|row</c> of the first row of a person on no roster, else empty.</param>
public sealed record TruthWarning(
    string HouseholdCode,
    string PersonCode,
    AlertKind RuleKind,
    DepartmentId Department,
    decimal? Measure,
    string OffRosterKey);
