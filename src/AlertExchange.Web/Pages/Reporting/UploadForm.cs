using System.Text;
using AlertExchange.Contracts.Alerts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>
/// A multipart form read as it comes: its few words first, then the file as a stream. The framework's own way would put the whole file into a
/// temporary file in plain before anybody could look at it.
/// </summary>
internal sealed class UploadForm
{
    public const string TokenField = "__RequestVerificationToken";

    private const int LongestWord = 4096;
    private const int MostSections = 20;

    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    private UploadForm()
    {
    }

    public string? Token => _words.GetValueOrDefault(TokenField);

    public string? FileName { get; private init; }

    /// <summary>Null where no file was chosen.</summary>
    public Stream? Content { get; private init; }

    public Period? Period => Contracts.Alerts.Period.TryParse(_words.GetValueOrDefault("period"), out var period) ? period : null;

    /// <summary>Null where the form is to be recognised.</summary>
    public AlertKind? Kind => AlertKinds.TryParse(_words.GetValueOrDefault("kind"), out var kind) ? kind : null;

    public bool Append => _words.GetValueOrDefault("append") == "true";

    /// <summary>Reads up to the file. Null when it is no form that this program sent.</summary>
    public static async Task<UploadForm?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
        {
            return null;
        }

        var reader = new MultipartReader(boundary, request.Body);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var read = 0; read < MostSections && await reader.ReadNextSectionAsync(cancellation) is { } section; read++)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
            {
                return null;
            }

            if (disposition.IsFileDisposition())
            {
                var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
                return Of(words, name, name.Length == 0 ? null : section.Body);
            }

            words[HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? ""] = await WordAsync(section.Body, cancellation);
        }

        return Of(words, null, null);
    }

    private static UploadForm Of(Dictionary<string, string> words, string? fileName, Stream? content)
    {
        var form = new UploadForm { FileName = fileName, Content = content };
        foreach (var (name, word) in words)
        {
            form._words[name] = word;
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
