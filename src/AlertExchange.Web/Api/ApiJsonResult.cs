using System.Security.Cryptography;
using System.Text.Json;

namespace AlertExchange.Web.Api;

/// <summary>JSON with its length and, where something was asked for and found, a tag by which it is not sent twice.</summary>
internal sealed class ApiJsonResult<T>(T value, int status = StatusCodes.Status200OK, string type = ApiJson.Type) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var body = JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options);
        response.StatusCode = status;
        if (status == StatusCodes.Status200OK && HttpMethods.IsGet(request.Method))
        {
            // Weak: the same whether it is compressed on its way or not.
            var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
            response.Headers.ETag = tag;
            if (request.Headers.IfNoneMatch.Contains(tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        response.ContentType = type + "; charset=utf-8";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
