using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies.Parsing;

/// <summary>The file being read and what was found wrong with it.</summary>
/// <param name="Departments">The departments that exist, by id; null when the caller does not say.</param>
internal sealed record ProfileFile(string Name, IReadOnlyDictionary<string, DepartmentId>? Departments, List<PolicyProblem> Problems);
