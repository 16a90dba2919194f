using AlertExchange.Engine.Access;
using Microsoft.AspNetCore.Authorization;

namespace AlertExchange.Web.Api.Access;

/// <summary>What an address of the interface asks of a key.</summary>
public sealed record ApiNeeds(ApiScope Scope)
{
    internal AuthorizationPolicy Policy => new AuthorizationPolicyBuilder(ApiKeyScheme.Name)
        .RequireAuthenticatedUser()
        .RequireAssertion(context => ApiCaller.ScopesOf(context.User).Contains(Scope))
        .Build();
}
