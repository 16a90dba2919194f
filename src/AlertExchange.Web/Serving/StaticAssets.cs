using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace AlertExchange.Web.Serving;

/// <summary>
/// Style sheets, scripts and icons beside the executable: few, read once, compressed once. A page names them with their content's hash, so
/// that a browser keeps them for good and a new version is another address.
/// </summary>
public sealed class StaticAssets
{
    private readonly FrozenDictionary<string, Asset> _assets;

    private StaticAssets(IEnumerable<Asset> assets) => _assets = assets.ToFrozenDictionary(a => a.Path, StringComparer.Ordinal);

    public static StaticAssets Load(string directory)
    {
        var types = new FileExtensionContentTypeProvider();
        return new StaticAssets(Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Select(file =>
        {
            var bytes = File.ReadAllBytes(file);
            var type = types.TryGetContentType(file, out var known) ? known : "application/octet-stream";
            return new Asset(
                "/" + Path.GetRelativePath(directory, file).Replace('\\', '/'),
                type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("javascript", StringComparison.Ordinal) ? type + "; charset=utf-8" : type,
                Convert.ToHexStringLower(SHA256.HashData(bytes))[..12],
                bytes,
                new Lazy<byte[]>(() => Compress(bytes, s => new BrotliStream(s, CompressionLevel.SmallestSize))),
                new Lazy<byte[]>(() => Compress(bytes, s => new GZipStream(s, CompressionLevel.SmallestSize))));
        }));
    }

    /// <summary>The address of an asset, with its content's hash.</summary>
    /// <param name="path">As it stands under wwwroot, with a leading slash.</param>
    public string AddressOf(string path) => _assets.TryGetValue(path, out var asset)
        ? $"{path}?v={asset.Hash}"
        : throw new InvalidOperationException($"There is no asset {path}.");

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var asset in _assets.Values)
        {
            routes.MapGet(asset.Path, context => AnswerAsync(context, asset)).AllowAnonymous();
        }
    }

    private static Task AnswerAsync(HttpContext context, Asset asset)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.Query["v"] == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ETag = $"\"{asset.Hash}\"";
        headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch == headers.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (encoding, bytes) = accepted.Contains("br", StringComparison.Ordinal) ? ("br", asset.Brotli.Value)
            : accepted.Contains("gzip", StringComparison.Ordinal) ? ("gzip", asset.Gzip.Value)
            : ("", asset.Bytes);
        if (encoding.Length > 0)
        {
            headers.ContentEncoding = encoding;
        }

        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> compression)
    {
        using var into = new MemoryStream();
        using (var stream = compression(into))
        {
            stream.Write(bytes);
        }

        return into.ToArray();
    }

    private sealed record Asset(string Path, string ContentType, string Hash, byte[] Bytes, Lazy<byte[]> Brotli, Lazy<byte[]> Gzip);
}
