using System.Diagnostics;
using System.Text;

namespace AlertExchange.Pipeline.Tests.Publishing;

/// <summary>Runs the sample publisher and the script that makes its user, as a department's engineer would.</summary>
internal static class SamplePublisher
{
    private static readonly string Folder = Path.Combine(ProjectRoot(), "contracts", "samples", "node");

    /// <summary>The batch that comes with the sample.</summary>
    public static string Example => Path.Combine(Folder, "batch.example.json");

    /// <summary>Skips the test where the sample's packages are not installed, unless everything is required.</summary>
    public static void Require() => Need(Directory.Exists(Path.Combine(Folder, "node_modules")), "run npm ci in contracts/samples/node");

    /// <summary>The command that administers the test broker.</summary>
    public static string RequireControl()
    {
        var control = Environment.GetEnvironmentVariable("ALERTEXCHANGE_TEST_RABBITMQCTL") ?? "";
        Need(control.Length > 0, "ALERTEXCHANGE_TEST_RABBITMQCTL is not set: run ./test.sh");
        return control;
    }

    public static Task<(int Code, string Output, string Errors)> PublishAsync(string url, string county, string department, string file, int timeout = 20) =>
        RunAsync("node", [Path.Combine(Folder, "publish.js"), "--county", county, "--department", department, "--file", file, "--timeout", $"{timeout}"], new() { ["AMQP_URL"] = url });

    /// <summary>Makes the broker's user of a department.</summary>
    public static Task<(int Code, string Output, string Errors)> AddUserAsync(string control, string county, string department, string passwordFile) =>
        RunAsync("/bin/sh", [Path.Combine(ProjectRoot(), "docker", "rabbitmq", "add-publisher.sh"), county, department, passwordFile], new() { ["RABBITMQCTL"] = control });

    public static async Task<(int Code, string Output, string Errors)> RunAsync(string program, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(90)).Token);
        return (process.ExitCode, await output, await errors);
    }

    private static void Need(bool fulfilled, string how)
    {
        if (fulfilled)
            return;
        if (Environment.GetEnvironmentVariable("ALERTEXCHANGE_REQUIRE_SERVERS") == "1")
            Assert.Fail(how);
        Assert.Ignore(how);
    }

    private static string ProjectRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "AlertExchange.sln")))
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The project root was not found.");
        return directory.FullName;
    }
}
