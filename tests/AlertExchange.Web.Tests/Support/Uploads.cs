using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace AlertExchange.Web.Tests.Support;

/// <summary>Sends files as a browser without script does.</summary>
internal static partial class Uploads
{
    /// <summary>Opens a page and sends a file by a form of it.</summary>
    public static async Task<HttpResponseMessage> SendFileAsync(this HttpClient client, string page, string to, string fileName, byte[] content)
    {
        var token = Token().Match(await client.GetStringAsync(page)).Groups[1].Value;
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(token), "__RequestVerificationToken");
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", fileName);
        return await client.PostAsync(to, form);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
