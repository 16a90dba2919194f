using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Reporting;

/// <summary>A liaison at the pages without script, as an old browser would be.</summary>
internal sealed partial class LiaisonClient : IDisposable
{
    public static readonly Viewer Police = new("gongan", "公安联络员", Role.Liaison, new DepartmentId("police"));
    public static readonly Viewer Education = new("jiaoyu", "教育联络员", Role.Liaison, new DepartmentId("education"));

    /// <summary>A month that nothing was reported for.</summary>
    public const string Empty = "2026-09";

    /// <summary>The first month that may be reported.</summary>
    public const string LongAgo = "2024-11";

    private readonly HttpClient _client;

    private LiaisonClient(HttpClient client) => _client = client;

    public static async Task<LiaisonClient> OfAsync(ServedCounty county, Viewer? viewer = null) => new(await county.SignedInAsync(viewer ?? county.ViewerOf(Role.Liaison)));

    public async Task<string> ReadAsync(string address)
    {
        using var answer = await GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> GetAsync(string address) => _client.GetAsync(address);

    public async Task<byte[]> DownloadAsync(string address) => await _client.GetByteArrayAsync(address);

    /// <summary>Sends a form of a page with its token.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params IEnumerable<(string Name, string Value)> fields)
    {
        var token = await TokenAsync(page);
        return await _client.PostAsync(action, new FormUrlEncodedContent(fields.Append((Name: "__RequestVerificationToken", Value: token)).Select(f => KeyValuePair.Create(f.Name, f.Value))));
    }

    /// <summary>Sends a file as the page's form does.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string fileName, HttpContent content, string period = Empty, string? token = null, bool append = false)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token ?? await TokenAsync("/reporting/upload")), "__RequestVerificationToken" },
            { new StringContent(period), "period" },
            { new StringContent(append ? "true" : "false"), "append" },
        };
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{fileName}\"" };
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content);
        return await _client.PostAsync("/reporting/upload", form);
    }

    /// <summary>Sends a file and waits for its check.</summary>
    /// <returns>The address of the draft.</returns>
    public async Task<string> CheckedAsync(string fileName, byte[] content, string period = Empty, bool append = false)
    {
        using var answer = await UploadAsync(fileName, new ByteArrayContent(content), period, append: append);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        var draft = answer.Headers.Location!.OriginalString;
        await WaitAsync(draft);
        return draft;
    }

    /// <summary>Until the check is over.</summary>
    public async Task WaitAsync(string draft) => await UntilAsync(async () => !(await ReadAsync(draft)).Contains("handler=Progress", StringComparison.Ordinal));

    /// <summary>Confirms a draft and waits until its submission came to its end.</summary>
    /// <returns>The submission's number.</returns>
    public async Task<string> ConfirmAsync(string draft)
    {
        using var answer = await PostAsync(draft, draft + "?handler=Confirm");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var receipt = answer.Headers.Location!.OriginalString;
        receipt.ShouldStartWith("/reporting/receipts/");
        await UntilAsync(async () => !(await ReadAsync(receipt)).Contains("handler=Progress", StringComparison.Ordinal));
        return receipt[(receipt.LastIndexOf('/') + 1)..];
    }

    public async Task<string> TokenAsync(string page)
    {
        using var answer = await _client.GetAsync(page);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        return Token().Match(await answer.Content.ReadAsStringAsync()).Groups["token"].Value;
    }

    public void Dispose() => _client.Dispose();

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var patience = TimeSpan.FromSeconds(60);
        var since = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(patience);
            await Task.Delay(50);
        }
    }

    [GeneratedRegex("name=\"csrf-token\" content=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
