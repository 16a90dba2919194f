using AlertExchange.Simulation.Benchmarks;
namespace AlertExchange.Simulation.Tests;
public sealed class Scratch
{
    [Test]
    public void Demo()
    {
        var folder = Environment.GetEnvironmentVariable("SCRATCH_OUT");
        if (folder is null) return;
        var w = System.Diagnostics.Stopwatch.StartNew();
        var f = new BenchmarkFiles(new BenchmarkOptions { AreaCsvPath = TestCounty.AreaCsv });
        Console.WriteLine($"{f.Households} {f.People} {w.ElapsedMilliseconds} ms");
        Console.WriteLine($"{f.Roster().Count()} {w.ElapsedMilliseconds} ms");
        f.WriteRoster(folder + "/r.csv"); Console.WriteLine($"roster file {w.ElapsedMilliseconds} ms");
        Console.WriteLine(f.WriteCsv(folder + "/m.csv", 1000000) + $" {w.ElapsedMilliseconds} ms");
        Console.WriteLine(f.WriteWorkbook(folder + "/m.xlsx", 100000) + $" {w.ElapsedMilliseconds} ms");
        var t = CountyGenerator.Generate(new CountyOptions { Households = 300000, Seed = 42, OutputDirectory = folder+"/big", AreaCsvPath = TestCounty.AreaCsv });
        Console.WriteLine($"{t.People} people {t.Rows.Count} rows {t.Warnings.Count} warnings {w.ElapsedMilliseconds} ms, peak {Environment.WorkingSet>>20}");
    }
}
