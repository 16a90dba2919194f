using System.Text.Json;
using AlertExchange.Web.Api.Problems;

namespace AlertExchange.Web.Api;

/// <summary>
/// JSON that a request brings. It is read where the request is worked on and not while it is bound: who asks comes before what they ask.
/// </summary>
internal static class ApiBody
{
    public static async Task<(T? Value, ApiProblem? Problem)> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, ApiProblem.OfStatus(StatusCodes.Status415UnsupportedMediaType));
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ApiJson.Options, context.RequestAborted) is { } value
                ? (value, null)
                : (null, ApiProblem.OfStatus(StatusCodes.Status400BadRequest));
        }
        catch (JsonException)
        {
            return (null, ApiProblem.OfStatus(StatusCodes.Status400BadRequest));
        }
    }
}
