using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Storage.Verification;

/// <summary>A warning as the cause of a task.</summary>
/// <param name="PersonCode">人编号 of the person concerned; null for a rule that aggregates by household.</param>
/// <param name="Measure">Yuan; null for rules that fire on presence.</param>
/// <param name="Threshold">For example <c>≥10000</c>; empty for presence rules.</param>
public sealed record TaskCause(
    WarningId WarningId, string Rule, AlertKind Kind, DepartmentId Department, SubjectKey Person, string? PersonCode, decimal? Measure, string Threshold, string Clause, WarningStatus Status, Period Period);
