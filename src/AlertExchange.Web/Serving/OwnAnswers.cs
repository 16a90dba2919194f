using Microsoft.AspNetCore.Authorization;

namespace AlertExchange.Web.Serving;

/// <summary>
/// An address that leads nowhere, or not by this method, is told so to whomever: the policy for pages that say nothing would ask strangers to
/// sign in first.
/// </summary>
internal static class OwnAnswers
{
    private static readonly AllowAnonymousAttribute ForEverybody = new();

    private static readonly Endpoint Nowhere = new(
        context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }, new EndpointMetadataCollection(ForEverybody), "Nowhere");

    /// <summary>To be put between routing and authorization.</summary>
    public static void UseOwnAnswers(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        switch (context.GetEndpoint())
        {
            case null:
                context.SetEndpoint(Nowhere);
                break;
            // What routing makes by itself: another method or another type of content is wanted.
            case { } own and not RouteEndpoint when own != Nowhere && own.Metadata.GetMetadata<IAllowAnonymous>() is null:
                context.SetEndpoint(new Endpoint(own.RequestDelegate, new EndpointMetadataCollection([.. own.Metadata, ForEverybody]), own.DisplayName));
                break;
        }

        return next(context);
    });
}
