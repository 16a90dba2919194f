using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AlertExchange.Host.Tests.Faults;

/// <summary>A server of this test alone, on a free port of loopback, that may be stopped, killed and started again with what it had.</summary>
internal sealed class PrivateServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string _kind;
    private readonly string _folder;
    private readonly string[] _ports;
    private readonly PrivateServer? _before;
    private Process? _process;

    private PrivateServer(string kind, string folder, int ports, PrivateServer? before = null)
    {
        (_kind, _folder, _before) = (kind, folder, before);
        _ports = [.. Enumerable.Range(0, ports).Select(_ => FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture)), .. before is null ? [] : before._ports];
    }

    public string Port => _ports[0];

    /// <summary>A PostgreSQL with an empty <c>postgres</c> database; everybody on loopback may log in as <c>alertexchange</c>.</summary>
    public static Task<PrivateServer> PostgreSqlAsync(string folder)
    {
        RequireServers(Directory.Exists("/usr/lib/postgresql"));
        return StartedAsync(new PrivateServer("postgres", Path.Combine(folder, "postgres"), 1));
    }

    /// <summary>A RabbitMQ node with the user guest.</summary>
    public static async Task<PrivateServer> RabbitMqAsync(string folder)
    {
        RequireServers(File.Exists("/usr/lib/rabbitmq/bin/rabbitmq-server"));
        var home = Path.Combine(folder, "rabbitmq");
        return await StartedAsync(new PrivateServer("rabbitmq", home, 2, await StartedAsync(new PrivateServer("epmd", home, 1))));
    }

    public async Task StartAsync()
    {
        // A session of its own: everything the server starts can be ended with it.
        var start = new ProcessStartInfo("setsid") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = "/" };
        start.ArgumentList.Add(Path.Combine(Root(), "tests", "server.sh"));
        foreach (var argument in (string[])[_kind, _folder, .. _ports])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        var said = new List<string>();
        _process.OutputDataReceived += (_, line) => Remember(line.Data);
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var watch = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (_process.HasExited || watch.Elapsed > Patience)
            {
                throw new AssertionException($"{_kind} did not start:\n{string.Join('\n', said.TakeLast(20))}");
            }

            await Task.Delay(100);
        }

        void Remember(string? line)
        {
            lock (said)
            {
                said.Add(line ?? "");
            }
        }
    }

    /// <summary>Ends it as an administrator would, or as a power failure would.</summary>
    public async Task StopAsync(bool kill = false)
    {
        if (_process is { HasExited: false } process)
        {
            // An administrator's stop is for the server itself; a failure takes all of it at once. PostgreSQL: INT is the fast stop.
            var (signal, whom) = kill ? ("-KILL", $"-{process.Id}") : (_kind == "postgres" ? "-INT" : "-TERM", $"{process.Id}");
            using var ending = Process.Start("kill", [signal, "--", whom]);
            await ending.WaitForExitAsync();
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(kill: true);
        if (_before is not null)
        {
            await _before.DisposeAsync();
        }
    }

    /// <summary>Skips the test where a server is not installed, unless servers are required.</summary>
    private static void RequireServers(bool installed)
    {
        if (!installed && Environment.GetEnvironmentVariable("ALERTEXCHANGE_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail("A server that the tests start themselves is not installed although servers are required.");
        }

        if (!installed)
        {
            Assert.Ignore("The server that this test starts is not installed: run ./test.sh to test with servers.");
        }
    }

    private static async Task<PrivateServer> StartedAsync(PrivateServer server)
    {
        // The server's own user has to come as far as its folder.
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(server._folder)!).FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(parent, File.GetUnixFileMode(parent) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        }

        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, int.Parse(Port, System.Globalization.CultureInfo.InvariantCulture));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // Below the range that the kernel hands out by itself.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                continue;
            }
        }
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "AlertExchange.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The project root was not found.");
        }

        return directory.FullName;
    }
}
