using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AlertExchange.Web.Uploads;

/// <summary>
/// A multipart form read as it comes: its few words first, then the file as a stream. The framework's own way would put the whole file into a
/// temporary file in plain before anybody could look at it.
/// </summary>
public sealed class UploadForm
{
    public const string TokenField = "__RequestVerificationToken";

    private const int LongestWord = 4096;
    private const int MostSections = 20;

    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    private UploadForm()
    {
    }

    /// <summary>As the browser calls it; empty where no file was chosen.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Null where no file was chosen.</summary>
    public SentStream? Content { get; private set; }

    /// <summary>What a field in front of the file says; null where there is none.</summary>
    public string? this[string field] => _words.GetValueOrDefault(field);

    /// <summary>Reads up to the file. Null when it is no form that this program sent.</summary>
    /// <param name="maxBytes">That the file may have.</param>
    /// <exception cref="UploadInterruptedException">It ended before the file began.</exception>
    public static async Task<UploadForm?> ReadAsync(HttpRequest request, long maxBytes, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
        {
            return null;
        }

        try
        {
            return await ReadAsync(new MultipartReader(boundary, request.Body), maxBytes, cancellation);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw new UploadInterruptedException(broken);
        }
    }

    private static async Task<UploadForm?> ReadAsync(MultipartReader reader, long maxBytes, CancellationToken cancellation)
    {
        var form = new UploadForm();
        for (var read = 0; read < MostSections && await reader.ReadNextSectionAsync(cancellation) is { } section; read++)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
            {
                return null;
            }

            if (disposition.IsFileDisposition())
            {
                form.FileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
                form.Content = form.FileName.Length == 0 ? null : new SentStream(section.Body, maxBytes);
                return form;
            }

            form._words[HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? ""] = await WordAsync(section.Body, cancellation);
        }

        return form;
    }

    private static async Task<string> WordAsync(Stream body, CancellationToken cancellation)
    {
        var bytes = new byte[LongestWord];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
