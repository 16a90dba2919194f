using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Accounts;

namespace AlertExchange.Pipeline.Accounts;

/// <summary>A department in the register of liaisons.</summary>
/// <param name="IsRequired">The policy wants a liaison of it.</param>
/// <param name="Liaison">Null: it has none.</param>
/// <param name="LastSignIn">Of the liaison.</param>
public sealed record LiaisonDepartment(DepartmentId Id, string Name, bool IsRequired, Liaison? Liaison, DateTimeOffset? LastSignIn);
