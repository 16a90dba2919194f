using System.Diagnostics;
using System.Text;

namespace AlertExchange.Host.Tests.Running;

/// <summary>Runs the program that was built beside these tests, as a process of its own.</summary>
internal static class Alertx
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static string Program => Path.Combine(AppContext.BaseDirectory, "alertx.dll");

    /// <summary>Runs to the end. Whatever it says, it must not be a stack trace.</summary>
    /// <param name="namesFaults">The command tells of recorded faults, which are named by the exception's type.</param>
    public static async Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environment = null, TimeSpan? patience = null, bool namesFaults = false)
    {
        if (arguments is ["roster", "import", var roster, ..])
        {
            LeftLogs.Names(Path.Combine(workingDirectory ?? "", roster));
        }

        using var process = Start(arguments, workingDirectory, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(patience ?? Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new AssertionException($"alertx {string.Join(' ', arguments)} did not end in time:\n{await output}\n{await errors}");
        }

        var result = new CommandResult(string.Join(' ', arguments), process.ExitCode, await output, await errors);
        result.Text.ShouldNotContain("   at ", Case.Sensitive, result.ToString());
        result.Text.ShouldNotContain(namesFaults ? "Exception:" : "Exception", Case.Sensitive, result.ToString());
        return result;
    }

    /// <param name="underShell">What a shell does before it becomes the program.</param>
    public static Process Start(
        IReadOnlyList<string> arguments, string? workingDirectory = null, IReadOnlyDictionary<string, string>? environment = null, string? underShell = null)
    {
        var dotnet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        var start = new ProcessStartInfo(underShell is null ? dotnet : "bash")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = workingDirectory ?? Path.GetTempPath(),
        };
        if (underShell is not null)
        {
            foreach (var part in (string[])["-c", underShell + "; exec \"$0\" \"$@\"", dotnet])
            {
                start.ArgumentList.Add(part);
            }
        }

        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
