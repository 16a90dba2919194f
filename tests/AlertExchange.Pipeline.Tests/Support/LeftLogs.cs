using AlertExchange.Host.Operations;
using Microsoft.Extensions.Logging;
using Serilog;

namespace AlertExchange.Pipeline.Tests.Support;

/// <summary>
/// What test.sh searches for people when every suite is over: the logs of this process's exchanges, as the program writes them, and the names
/// of those who were imported. Nothing is left without <c>ALERTEXCHANGE_TEST_LOGS</c>.
/// </summary>
internal static class LeftLogs
{
    private static readonly Lock Gate = new();

    private static string? Folder { get; } = Environment.GetEnvironmentVariable("ALERTEXCHANGE_TEST_LOGS") is { Length: > 0 } folder ? folder : null;

    private static string Here => Path.Combine(Folder!, $"pipeline-{Environment.ProcessId}");

    public static void Log(ILoggingBuilder logging)
    {
        if (Folder is not null)
        {
            logging.AddSerilog(Logs.Create(new ExchangeSettings { DataDirectory = Here, Logs = new LogSettings { Level = "debug", KeptFiles = 1000 } }), dispose: true);
        }
    }

    public static void Names(IEnumerable<string> names)
    {
        if (Folder is not null)
        {
            lock (Gate)
            {
                Directory.CreateDirectory(Path.Combine(Folder, "names"));
                File.AppendAllLines(Path.Combine(Folder, "names", Path.GetFileName(Here) + ".txt"), names);
            }
        }
    }
}
