using System.Runtime.InteropServices;
using CsvHelper;
using ExcelDataReader;

namespace AlertExchange.Benchmarks.Pipeline;

/// <summary>What a measurement was taken on.</summary>
internal static class Machine
{
    public static void Print()
    {
        var cpu = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        Console.WriteLine($"{cpu ?? "unknown processor"}, {Environment.ProcessorCount} cores; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}; "
            + $"CsvHelper {typeof(CsvReader).Assembly.GetName().Version}; ExcelDataReader {typeof(IExcelDataReader).Assembly.GetName().Version}; "
            + $"server GC {System.Runtime.GCSettings.IsServerGC}");
    }
}
