using AlertExchange.Pipeline;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AlertExchange.Host.Operations;

/// <summary>Where the program logs: a daily file in the data directory, a JSON object a line, never personal data.</summary>
internal static class Logs
{
    public static Logger Create(ExchangeSettings settings)
    {
        var logs = settings.Logs;
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(Enum.Parse<LogEventLevel>(logs.Level, ignoreCase: true))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // Asked every few seconds; what is wrong is logged once, by the checks themselves.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            // The bus logs a failed message's exception, whose text could hold a row's contents; the fault is recorded in the store instead.
            .MinimumLevel.Override("MassTransit", LogEventLevel.Fatal)
            .WriteTo.File(new LogLine(), Path.Combine(settings.DataDirectory, "logs", "alertx-.log"), rollingInterval: RollingInterval.Day, shared: true,
                retainedFileCountLimit: logs.KeptFiles, fileSizeLimitBytes: (long)logs.FileMegabytes << 20, rollOnFileSizeLimit: true);
        if (logs.Console)
        {
            configuration.WriteTo.Console(new LogLine(), standardErrorFromLevel: LogEventLevel.Verbose);
        }

        return configuration.CreateLogger();
    }

    /// <summary>Records where a fault that nobody foresaw came from, without its message.</summary>
    public static void Unforeseen(ExchangeSettings settings, Exception fault)
    {
        if (Directory.Exists(settings.DataDirectory))
        {
            using var log = Create(settings);
            log.Fatal(fault, "Unforeseen fault");
        }
    }
}
