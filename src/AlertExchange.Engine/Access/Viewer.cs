using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Access;

/// <summary>Who asks or acts: an account with its role and what that role is bound to.</summary>
/// <param name="Login">The name somebody signs in with; it stands in the audit log.</param>
/// <param name="Name">What others call them.</param>
/// <param name="Department">Of a liaison, else null.</param>
/// <param name="TownshipCode">Of a township or village account, else null.</param>
/// <param name="VillageCode">Of a village account, else null.</param>
public sealed record Viewer(string Login, string Name, Role Role, DepartmentId? Department = null, string? TownshipCode = null, string? VillageCode = null)
{
    /// <summary>The rows they may see.</summary>
    public RowScope Rows => RowScope.Of(this);

    public bool May(Permission permission) => AccessMatrix.Allows(Role, permission);
}
