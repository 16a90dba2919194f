using AlertExchange.Host.Operations;
using AlertExchange.Intake.Reading;
using AlertExchange.Pipeline;
using Microsoft.Extensions.Logging;
using Serilog;

namespace AlertExchange.Host.Tests.Running;

/// <summary>
/// What test.sh searches for people when every suite is over: logs of processes and of exchanges in this process, what workers said on
/// their error stream, and the names of imported rosters. Nothing is left without <c>ALERTEXCHANGE_TEST_LOGS</c>.
/// </summary>
internal static class LeftLogs
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<(string Path, long Length)> Imported = [];
    private static int _left;

    private static string? Folder { get; } = Environment.GetEnvironmentVariable("ALERTEXCHANGE_TEST_LOGS") is { Length: > 0 } folder ? folder : null;

    private static string Here => Path.Combine(Folder!, $"host-{Environment.ProcessId}");

    /// <summary>For an exchange in this process.</summary>
    public static void Log(ILoggingBuilder logging)
    {
        if (Folder is not null)
        {
            logging.AddSerilog(Logs.Create(new ExchangeSettings { DataDirectory = Here, Logs = new LogSettings { Level = "debug", KeptFiles = 1000 } }), dispose: true);
        }
    }

    /// <summary>Keeps the logs below a directory that is about to be removed.</summary>
    public static void Keep(string root)
    {
        if (Folder is null)
        {
            return;
        }

        foreach (var log in Directory.EnumerateFiles(root, "*.log", SearchOption.AllDirectories).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "logs"))
        {
            File.Copy(log, Next());
        }
    }

    /// <summary>Keeps what a process says until its end.</summary>
    public static async Task Keep(Task<string> said)
    {
        var text = await said;
        if (Folder is not null && text.Length > 0)
        {
            await File.WriteAllTextAsync(Next(), text);
        }
    }

    /// <summary>Keeps the names of a roster that is imported.</summary>
    public static void Names(string roster)
    {
        lock (Gate)
        {
            if (Folder is null || !File.Exists(roster) || !Imported.Add((roster, new FileInfo(roster).Length)))
            {
                return;
            }

            Directory.CreateDirectory(Path.Combine(Folder, "names"));
            File.AppendAllLines(Path.Combine(Folder, "names", Path.GetFileName(Here) + ".txt"), NamesIn(roster));
        }
    }

    private static string Next()
    {
        Directory.CreateDirectory(Here);
        return Path.Combine(Here, $"{Interlocked.Increment(ref _left)}.log");
    }

    private static HashSet<string> NamesIn(string roster)
    {
        var names = new HashSet<string>();
        using var file = File.OpenRead(roster);
        using var sheets = SpreadsheetOpener.Open(file, Path.GetFileName(roster));
        while (sheets.NextSheet())
        {
            var column = -1;
            while (sheets.TryReadRow(out var row))
            {
                var cells = row.Cells.Select(c => c.Text?.Trim() ?? "").ToList();
                if (cells.IndexOf("姓名") is >= 0 and var found)
                {
                    column = found;
                }
                else if (column >= 0 && column < cells.Count)
                {
                    names.Add(cells[column]);
                }
            }
        }

        return names;
    }
}
