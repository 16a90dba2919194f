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

    public static async Task<Server> StartAsync(Workplace place)
    {
        var process = Alertx.Start(["serve", "--urls", "http://127.0.0.1:0", "--data", place.Data]);
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (AddressInLine().Match(line) is { Success: true } found)
            {
                return new Server(process, new Uri(found.Value), errors);
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
