using AlertExchange.Web.Api.Problems;

namespace AlertExchange.Web.Api.Description;

/// <summary>What an address says of itself.</summary>
internal static class ApiConventions
{
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string name, string tag, string summary, string description) =>
        endpoint.WithName(name).WithTags(tag).WithSummary(summary).WithDescription(description);

    /// <summary>The statuses of problems that it may answer with.</summary>
    public static TBuilder Problems<TBuilder>(this TBuilder endpoint, params ReadOnlySpan<int> statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
        {
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ApiProblemBody), [ApiJson.ProblemType]));
        }

        return endpoint;
    }

    /// <summary>It is safe to be sent again with the same <c>Idempotency-Key</c>, and is refused without.</summary>
    public static RouteHandlerBuilder TakesKey(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new RepeatKeyWanted());

    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new BodyTaken(BodyKind.File));

    public static RouteHandlerBuilder TakesBatch(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new BodyTaken(BodyKind.Batch));

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new BodyTaken(BodyKind.Json, typeof(T)));

    /// <summary>Marks an address.</summary>
    internal sealed record RepeatKeyWanted;

    /// <summary>What an address that reads its body itself takes.</summary>
    internal sealed record BodyTaken(BodyKind Kind, Type? Type = null);

    internal enum BodyKind
    {
        File,
        Batch,
        Json,
    }
}
