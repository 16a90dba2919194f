using AlertExchange.Storage.Connecting;
using AlertExchange.Web.Api.Problems;

namespace AlertExchange.Web.Api.Repeats;

/// <summary>Answers that are kept for whoever asks again.</summary>
internal static class Answers
{
    public static ApiAnswer Of<T>(int status, T value, string? location = null) => new(status, location, ApiJson.Write(value));

    public static ApiAnswer Of(ApiProblem problem) => new(problem.Status, null, ApiJson.Write(problem.Body));
}
