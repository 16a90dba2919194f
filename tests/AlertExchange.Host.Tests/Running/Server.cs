using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline.Accounts;

namespace AlertExchange.Host.Tests.Running;

/// <summary>A running <c>alertx serve</c> on a free port, stopped at the end.</summary>
internal sealed partial class Server : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly CookieContainer _cookies = new();

    private Server(Process process, Uri address, Task<string> errors)
    {
        (_process, Address, _errors) = (process, address, errors);
        // A test's own certificate is signed by nobody.
        Client = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Where health and metrics are served alone; null unless asked for.</summary>
    public Uri? Health { get; private init; }

    /// <summary>What it printed before it listened.</summary>
    public required string Said { get; init; }

    public static async Task<Server> StartAsync(Workplace place, params string[] more)
    {
        string[] urls = more.Contains("--urls") ? [] : ["--urls", "http://127.0.0.1:0"];
        var process = Alertx.Start(["serve", .. urls, "--data", place.Data, .. more]);
        var errors = process.StandardError.ReadToEndAsync();
        _ = LeftLogs.Keep(errors);
        Uri? health = null;
        var said = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (AddressInLine().Match(line) is { Success: true } found)
            {
                if (!line.Contains("/health/", StringComparison.Ordinal))
                {
                    return new Server(process, new Uri(found.Value), errors) { Health = health, Said = said.ToString() };
                }

                health = new Uri(found.Value);
            }

            said.AppendLine(line);
        }

        throw new AssertionException("The server did not start: " + await errors);
    }

    /// <summary>The cookie of the sign-in, for a browser.</summary>
    public string Cookie { get; private set; } = "";

    /// <summary>Makes an account of the bureau and signs <see cref="Client"/> in with it.</summary>
    public async Task SignInAsync(Workplace place)
    {
        await using var exchange = InProcess.Open(place.Data);
        var made = await exchange.Get<AccountDesk>().AddForDemonstrationAsync(new NewAccount("bureau", "乡村振兴局", Role.Bureau));
        await SignInAsync("bureau", made.ShouldBeOfType<AccountResult.Done>().Password!);
    }

    public async Task SignInAsync(string login, string password)
    {
        var token = FormToken().Match(await GetAsync("/sign-in")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("login", login), KeyValuePair.Create("password", password), KeyValuePair.Create("__RequestVerificationToken", token)]);
        var answer = await Client.PostAsync("/sign-in", form);
        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldNotBe("/sign-in", login);
        Cookie = _cookies.GetCookieHeader(Address).Split("; ").Single(c => c.StartsWith("alertx-session=", StringComparison.Ordinal));
    }

    public async Task<string> GetAsync(string path)
    {
        var answer = await Client.GetAsync(path);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        (await _errors).ShouldBeEmpty();
        _process.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    [GeneratedRegex("https?://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex AddressInLine();
}
