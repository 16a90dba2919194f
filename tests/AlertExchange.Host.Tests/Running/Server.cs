using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AlertExchange.Host.Tests.Running;

/// <summary>A running <c>alertx serve</c> on a free port, stopped at the end.</summary>
internal sealed partial class Server : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Server(Process process, Uri address, Task<string> errors)
    {
        (_process, Address, _errors) = (process, address, errors);
        Client = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Where health and metrics are served alone; null unless asked for.</summary>
    public Uri? Health { get; private init; }

    public static async Task<Server> StartAsync(Workplace place, params string[] more)
    {
        var process = Alertx.Start(["serve", "--urls", "http://127.0.0.1:0", "--data", place.Data, .. more]);
        var errors = process.StandardError.ReadToEndAsync();
        _ = LeftLogs.Keep(errors);
        Uri? health = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (AddressInLine().Match(line) is { Success: true } found)
            {
                if (!line.Contains("/health/", StringComparison.Ordinal))
                {
                    return new Server(process, new Uri(found.Value), errors) { Health = health };
                }

                health = new Uri(found.Value);
            }
        }

        throw new AssertionException("The server did not start: " + await errors);
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

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex AddressInLine();
}
