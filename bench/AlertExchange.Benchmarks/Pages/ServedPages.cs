using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Storage;
using AlertExchange.Storage.Accounts;
using Microsoft.AspNetCore.Identity;

namespace AlertExchange.Benchmarks.Pages;

/// <summary><c>alertx serve</c> in a process of its own, and people who sign in to it.</summary>
internal sealed partial class ServedPages : IAsyncDisposable
{
    private const string Password = "three-words-and-a-number-7";

    private readonly Process _process;
    private readonly Uri _address;

    private ServedPages(Process process, Uri address) => (_process, _address) = (process, address);

    /// <summary>How many warnings the county has.</summary>
    public required int Warnings { get; init; }

    public required string Township { get; init; }

    public required Period Month { get; init; }

    public static async Task<ServedPages> StartAsync(string data, Period month, int users)
    {
        int warnings;
        string township;
        await using (var store = ExchangeStore.Open(data))
        {
            store.Write(scope =>
            {
                for (var user = 0; user < users; user++)
                {
                    AddAccount(store, scope, LoginOf(user));
                }

                return true;
            });
            warnings = store.Read(scope => store.Warnings.ReadByPeriod(scope, month).Count());
            township = store.Read(scope => store.Warnings.ReadByPeriod(scope, month).Select(w => w.Place.TownshipCode).First(c => c is not null)!);
        }

        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "alertx.dll"), "serve", "--urls", "http://127.0.0.1:0", "--data", data]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (AddressInLine().Match(line) is { Success: true } found)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new ServedPages(process, new Uri(found.Value)) { Warnings = warnings, Township = township, Month = month };
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>Each with an account and a connection of their own.</summary>
    public async Task<IReadOnlyList<HttpClient>> SignInAsync(int users)
    {
        var clients = new List<HttpClient>();
        for (var user = 0; user < users; user++)
        {
            var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = _address };
            var form = FormToken().Match(await client.GetStringAsync("/sign-in")).Groups["token"].Value;
            using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["login"] = LoginOf(user),
                ["password"] = Password,
                ["__RequestVerificationToken"] = form,
            }));
            if (answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in")
            {
                throw new InvalidOperationException($"{LoginOf(user)} could not sign in: {answer.StatusCode}.");
            }

            clients.Add(client);
        }

        return clients;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string LoginOf(int user) => $"bureau{user:D2}";

    private static void AddAccount(ExchangeStore store, WriteScope scope, string login)
    {
        if (store.Accounts.FindByLogin(scope, login) is null)
        {
            store.Accounts.Add(scope, new Account
            {
                Login = login,
                DisplayName = login,
                Role = Role.Bureau,
                PasswordHash = new PasswordHasher<Account>().HashPassword(null!, Password),
                SecurityStamp = "bench",
                CreatedAt = DateTimeOffset.UnixEpoch,
                CreatedBy = "bench",
            });
        }
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex AddressInLine();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();
}
