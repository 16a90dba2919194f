using AlertExchange.Storage.Files;
using AlertExchange.Web.Api.Problems;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AlertExchange.Web.Api.Submissions;

/// <summary>A file on its way in: from the wire straight into its sealed place, never whole in memory nor in plain on the disk.</summary>
internal static class UploadedFile
{
    private const int LongestName = 200;

    /// <summary>Reads the file part of a form, or the body as it is.</summary>
    /// <param name="name">Of the file where the body is the file.</param>
    public static async Task<(StoredFile? File, string Name, ApiProblem? Problem)> StoreAsync(HttpContext context, SealedFiles files, string? name)
    {
        var request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return NameOf(name) is { } given
                ? (await files.StoreAsync(request.Body, context.RequestAborted), given, null)
                : (null, "", ApiProblem.Wrong("fileName", "请写明文件名和扩展名，如 fileName=8月.xlsx。"));
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            return (null, "", ApiProblem.OfStatus(400));
        }

        try
        {
            var parts = new MultipartReader(boundary, request.Body);
            while (await parts.ReadNextSectionAsync(context.RequestAborted) is { } part)
            {
                if (ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about) && about.IsFileDisposition())
                {
                    var given = NameOf(about.FileNameStar.HasValue ? about.FileNameStar.Value : HeaderUtilities.RemoveQuotes(about.FileName).Value);
                    return given is null
                        ? (null, "", ApiProblem.Wrong("file", "文件部分要带文件名和扩展名。"))
                        : (await files.StoreAsync(part.Body, context.RequestAborted), given, null);
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException && broken is not BadHttpRequestException)
        {
            return (null, "", ApiProblem.OfStatus(400));
        }

        return (null, "", ApiProblem.Wrong("file", "表单里没有文件，请用名为 file 的文件部分。"));
    }

    // A path is not a name; what is left of one is.
    private static string? NameOf(string? given)
    {
        var name = given?.Replace('\\', '/') is { } path ? path[(path.LastIndexOf('/') + 1)..].Trim() : "";
        return name.Length is 0 or > LongestName || name.Any(char.IsControl) ? null : name;
    }
}
