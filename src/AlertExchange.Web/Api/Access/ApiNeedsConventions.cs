using AlertExchange.Engine.Access;

namespace AlertExchange.Web.Api.Access;

/// <summary>Says of an address what a key needs there.</summary>
internal static class ApiNeedsConventions
{
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, ApiScope scope)
        where TBuilder : IEndpointConventionBuilder
    {
        var needs = new ApiNeeds(scope);
        return endpoint.RequireAuthorization(needs.Policy).WithMetadata(needs);
    }
}
