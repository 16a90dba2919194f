using AlertExchange.Engine.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace AlertExchange.Web.Tests.Access;

/// <summary>One address of the application, as it is mapped: a page or an endpoint.</summary>
/// <param name="Pattern">With its parameters in braces.</param>
/// <param name="Needs">What it asks of whoever comes; null where everybody may.</param>
/// <param name="IsOpen">True where it says that everybody may come.</param>
/// <param name="IsPage">True for a Razor page, false for an endpoint that answers something else.</param>
internal sealed record Route(string Pattern, IReadOnlyList<string> Methods, IReadOnlyList<Permission> Needs, bool IsOpen, bool IsPage)
{
    public bool Answers(string method) => Methods.Count == 0 || Methods.Contains(method);

    public static IReadOnlyList<Route> Of(IEnumerable<Endpoint> endpoints) => [.. endpoints.OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText is { } text && !text.Contains("{*path:nonfile}", StringComparison.Ordinal))
        .Select(e => new Route(
            "/" + e.RoutePattern.RawText!.Trim('/'),
            e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [],
            [.. e.Metadata.GetOrderedMetadata<IAuthorizeData>().Where(a => a.Policy is not null).Select(a => Enum.Parse<Permission>(a.Policy!))],
            e.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            e.Metadata.GetMetadata<PageActionDescriptor>() is not null))
        .OrderBy(r => r.Pattern, StringComparer.Ordinal)];
}
