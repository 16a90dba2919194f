using AlertExchange.Engine.Access;
using Microsoft.AspNetCore.Authorization;

namespace AlertExchange.Web.Access;

/// <summary>Turns <see cref="AccessMatrix"/> into the policies that pages and endpoints name.</summary>
public static class AccessServices
{
    public static IServiceCollection AddExchangeAccess(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var permission in Enum.GetValues<Permission>())
        {
            authorization.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context =>
                (permission == Permission.OwnAccount || !context.User.HasClaim(claim => claim.Type == ViewerClaims.Duty)) && context.User.ToViewer()?.May(permission) == true));
        }

        // What says nothing about who may come is for nobody.
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
        return services;
    }
}
