using System.Runtime.CompilerServices;

namespace AlertExchange.Simulation.Tests;

/// <summary>A generated county in a folder of its own that goes away with it.</summary>
internal sealed class TestCounty : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("county-").FullName;

    public TestCounty(int households, ulong seed, Func<CountyOptions, CountyOptions>? change = null)
    {
        var options = new CountyOptions { Households = households, Seed = seed, OutputDirectory = _folder, AreaCsvPath = AreaCsv };
        Truth = CountyGenerator.Generate(change?.Invoke(options) ?? options);
    }

    public static string AreaCsv { get; } = Path.Combine(RepositoryRoot(), "config", "areas", "341024.csv");

    public CountyTruth Truth { get; }

    public string Folder => _folder;

    public IEnumerable<string> AllFiles => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string RepositoryRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
