using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AlertExchange.Host.Commands;

/// <summary>Where the program logs: a daily file in the data directory, never the terminal, never personal data.</summary>
internal static class Logs
{
    public static Logger Create(string dataDirectory) => new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        // The bus logs a failed message's exception, whose text could hold a row's contents; the fault is recorded in the store instead.
        .MinimumLevel.Override("MassTransit", LogEventLevel.Fatal)
        .WriteTo.File(Path.Combine(dataDirectory, "logs", "alertx-.log"), rollingInterval: RollingInterval.Day, shared: true,
            formatProvider: System.Globalization.CultureInfo.InvariantCulture)
        .CreateLogger();

    /// <summary>Records where a fault that nobody foresaw came from, without its message.</summary>
    public static void Unforeseen(string dataDirectory, Exception fault)
    {
        if (Directory.Exists(dataDirectory))
        {
            using var log = Create(dataDirectory);
            log.Fatal("{Type} {Trace}", fault.GetType().FullName, fault.StackTrace);
        }
    }
}
