using System.Security.Claims;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Access;

namespace AlertExchange.Web.Api.Access;

/// <summary>Who asks over the interface.</summary>
/// <param name="Holder">The same for all keys of one holder.</param>
internal sealed record ApiCaller(Viewer Viewer, string Prefix, string Holder, IReadOnlyList<ApiScope> Scopes)
{
    /// <summary>The rows that are theirs.</summary>
    public RowScope Rows => Viewer.Rows;

    public bool May(ApiScope scope) => Scopes.Contains(scope);

    /// <summary>Whoever came in by a key.</summary>
    public static ApiCaller Of(HttpContext context)
    {
        var user = context.User;
        return user.FindFirstValue(ApiKeyScheme.PrefixClaim) is { } prefix && user.ToViewer() is { } viewer
            ? new ApiCaller(viewer, prefix, user.FindFirstValue(ApiKeyScheme.HolderClaim)!, [.. ScopesOf(user)])
            : throw new InvalidOperationException("An address of the interface was reached without a key.");
    }

    public static IEnumerable<ApiScope> ScopesOf(ClaimsPrincipal user) =>
        user.FindAll(ApiKeyScheme.ScopeClaim).Select(c => ApiScopes.TryParse(c.Value, out var scope) ? scope : default).Where(s => s != default);
}
