using System.Security.Claims;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;

namespace AlertExchange.Web.Access;

/// <summary>How a <see cref="Viewer"/> travels in a sign-in.</summary>
public static class ViewerClaims
{
    /// <summary>What somebody has to do before anything else; until then no permission but their own account.</summary>
    public const string Duty = "duty";

    public const string ChangePassword = "change-password";
    public const string SetUpSecondFactor = "set-up-second-factor";

    private const string Department = "department";
    private const string Township = "township";
    private const string Village = "village";
    private const string DisplayName = "display_name";

    public static IEnumerable<Claim> Of(Viewer viewer)
    {
        yield return new Claim(ClaimTypes.Name, viewer.Login);
        yield return new Claim(DisplayName, viewer.Name);
        yield return new Claim(ClaimTypes.Role, viewer.Role.ToString());
        if (viewer.Department is { } department)
        {
            yield return new Claim(Department, department.Value);
        }

        if (viewer.TownshipCode is { } township)
        {
            yield return new Claim(Township, township);
        }

        if (viewer.VillageCode is { } village)
        {
            yield return new Claim(Village, village);
        }
    }

    /// <summary>Null for whoever is not signed in.</summary>
    public static Viewer? ToViewer(this ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && user.FindFirstValue(ClaimTypes.Name) is { } login && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Viewer(
                login,
                user.FindFirstValue(DisplayName) ?? login,
                role,
                user.FindFirstValue(Department) is { } department ? new DepartmentId(department) : null,
                user.FindFirstValue(Township),
                user.FindFirstValue(Village))
            : null;
}
