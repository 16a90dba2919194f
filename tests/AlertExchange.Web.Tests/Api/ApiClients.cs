using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Api;

/// <summary>Other systems with their keys.</summary>
internal static class ApiClients
{
    public const string Root = "/api/v1";

    /// <summary>Whoever issues keys here.</summary>
    public static Viewer Administrator { get; } = new("admin", "系统管理员", Role.Administrator);

    /// <summary>A key of the busiest township, of a department, or of the county; with all scopes such a key may have, unless some are named.</summary>
    public static async Task<string> KeyAsync(this ServedCounty county, Role role, string department = "medical-insurance", int? days = null, params ApiScope[] scopes)
    {
        var result = await county.Get<ApiKeyDesk>().IssueAsync(new KeyRequest
        {
            Name = "测试系统",
            Role = role,
            Department = new DepartmentId(department),
            TownshipCode = county.BusiestPlace().Township,
            Scopes = scopes.Length == 0 ? ApiScopes.Of(role) : scopes,
            Days = days,
        }, Administrator, CancellationToken.None);
        return result.ShouldBeOfType<KeyResult.Issued>().Key;
    }

    /// <summary>A client that brings a key and keeps no cookies.</summary>
    public static HttpClient With(this ServedCounty county, string? key)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = county.Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client;
    }

    public static async Task<HttpClient> SystemAsync(this ServedCounty county, Role role, string department = "medical-insurance", params ApiScope[] scopes) =>
        county.With(await county.KeyAsync(role, department, scopes: scopes));

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    /// <summary>Asks and expects an answer of 200.</summary>
    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(Root + address);
        ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>Hands a file in as the body of the request.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string csv, string repeatKey, string period = "2026-09", string more = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/submissions?period={period}&fileName=report.csv{more}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add("Idempotency-Key", repeatKey);

        // A file that is too large is refused before it is sent; without it the line may be cut before the answer is read.
        request.Headers.ExpectContinue = true;
        return await client.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string address, string json, string? repeatKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Root + address) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (repeatKey is not null)
        {
            request.Headers.Add("Idempotency-Key", repeatKey);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Asks until a submission is finished.</summary>
    public static async Task<JsonNode> EndAsync(this HttpClient client, string submissionId)
    {
        for (var i = 0; i < 600; i++)
        {
            var submission = await client.GetJsonAsync("/submissions/" + submissionId);
            if (submission["isFinished"]!.GetValue<bool>() || submission["state"]!.GetValue<string>() == "held")
            {
                return submission;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The submission came to no end.");
    }

    /// <summary>A problem as RFC 9457 writes it, with its stable code.</summary>
    public static async Task<JsonNode> ShouldBeProblemAsync(this HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", text);
        var problem = JsonNode.Parse(text)!;
        problem["code"]!.GetValue<string>().ShouldBe(code, text);
        problem["status"]!.GetValue<int>().ShouldBe(status);
        problem["type"]!.GetValue<string>().ShouldEndWith("/" + code);
        foreach (var words in (string[])["title", "detail"])
        {
            problem[words]!.GetValue<string>().Any(c => c is >= '\u4e00' and <= '\u9fff').ShouldBeTrue(text);
        }

        return problem;
    }

    public static string Medical(params (string Name, int Number, string Amount)[] rows) =>
        "乡镇,行政村,姓名,身份证号,个人自付\n" + string.Concat(rows.Select(r => $"平里镇,平里村,{r.Name},{IdOf(r.Number)},{r.Amount}\n"));

    /// <summary>A sound id of nobody: the area was never given to a county.</summary>
    public static string IdOf(int number)
    {
        var body = $"34109819620101{number:000}";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return body + "10X98765432"[body.Select((digit, i) => (digit - '0') * weights[i]).Sum() % 11];
    }
}
