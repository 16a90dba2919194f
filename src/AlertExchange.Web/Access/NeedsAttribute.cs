using AlertExchange.Engine.Access;
using Microsoft.AspNetCore.Authorization;

namespace AlertExchange.Web.Access;

/// <summary>What a page asks of whoever comes. A page without it, and without AllowAnonymous, answers nobody.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute(permission.ToString())
{
    public Permission Permission { get; } = permission;
}
