using AlertExchange.Host.Operations;
using AlertExchange.Pipeline;
using Microsoft.Extensions.Logging;
using Serilog;

namespace AlertExchange.Web.Tests.Support;

/// <summary>What test.sh searches for people when every suite is over. Nothing is left without <c>ALERTEXCHANGE_TEST_LOGS</c>.</summary>
internal static class LeftLogs
{
    private static string? Folder { get; } = Environment.GetEnvironmentVariable("ALERTEXCHANGE_TEST_LOGS") is { Length: > 0 } folder ? folder : null;

    private static string Here => Path.Combine(Folder!, $"web-{Environment.ProcessId}");

    public static void Log(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        if (Folder is not null)
        {
            logging.AddSerilog(Logs.Create(new ExchangeSettings { DataDirectory = Here, Logs = new LogSettings { Level = "debug", KeptFiles = 1000 } }), dispose: true);
        }
    }

    public static void Names(IEnumerable<string> names)
    {
        if (Folder is not null)
        {
            Directory.CreateDirectory(Path.Combine(Folder, "names"));
            File.WriteAllLines(Path.Combine(Folder, "names", Path.GetFileName(Here) + ".txt"), names);
        }
    }
}
