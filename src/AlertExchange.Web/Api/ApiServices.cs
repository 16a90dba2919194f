using AlertExchange.Web.Api.Access;
using AlertExchange.Web.Api.Description;
using AlertExchange.Web.Api.Problems;
using AlertExchange.Web.Api.Repeats;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.RateLimiting;

namespace AlertExchange.Web.Api;

/// <summary>Adds the interface for other systems to a web application that has the pages.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddExchangeApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyScheme.Name, _ => { });
        services.Configure<RateLimiterOptions>(options => options.AddPolicy<string, ApiLimit>(ApiLimit.Policy));
        services.ConfigureHttpJsonOptions(options => ApiJson.Set(options.SerializerOptions));
        services.AddSingleton<OnceOnly>();
        services.AddOpenApi(ApiDescription.Document, ApiDescription.Set);
        return services;
    }

    /// <summary>What goes wrong is told as a problem. To be put inside whatever turns failures into pages.</summary>
    public static IApplicationBuilder UseApiProblems(this IApplicationBuilder app) => app.UseMiddleware<ApiProblemMiddleware>();
}
