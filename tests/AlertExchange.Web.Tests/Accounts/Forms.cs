using System.Text.RegularExpressions;
using AlertExchange.Web.Tests.Support;

namespace AlertExchange.Web.Tests.Accounts;

/// <summary>Fills in forms as a browser without script does.</summary>
internal static partial class Forms
{
    /// <summary>Opens a page and sends a form of it, with the token of the page.</summary>
    /// <param name="to">Where the form leads; null: to the page itself.</param>
    public static async Task<HttpResponseMessage> SendFormAsync(this HttpClient client, string page, string? to, params (string Name, string Value)[] fields)
    {
        var text = await client.GetStringAsync(page);
        var token = Token().Match(text).Groups[1].Value;
        token.ShouldNotBeEmpty(page);
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await client.PostAsync(to ?? page, content);
    }

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient client, string login, string password, string page = "/sign-in") =>
        client.SendFormAsync(page, page, ("login", login), ("password", password));

    /// <summary>Where an answer leads, from the root; empty where it leads nowhere.</summary>
    public static string LeadsTo(this HttpResponseMessage answer) =>
        answer.Headers.Location is { } location ? location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString : "";

    /// <summary>True when a page of one's own opens.</summary>
    public static async Task<bool> IsInAsync(this HttpClient client) => (await client.GetAsync("/account")).IsSuccessStatusCode;

    /// <summary>A browser of this somebody, signed in by the form.</summary>
    public static async Task<HttpClient> EnteredAsync(this ServedCounty county, string login)
    {
        var client = county.Stranger();
        (await client.SignInAsync(login, ServedCountySignIn.Password)).LeadsTo().ShouldBe("/");
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
