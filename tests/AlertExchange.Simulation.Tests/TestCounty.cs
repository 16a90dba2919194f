using System.Runtime.CompilerServices;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Tests;

/// <summary>A generated county in a folder of its own that goes away with it.</summary>
internal sealed class TestCounty : IDisposable
{
    private readonly Dictionary<string, Dictionary<string, SortedDictionary<int, string[]>>> _read = [];
    private readonly Lazy<Dictionary<string, string[]>> _roster;

    public TestCounty(int households, ulong seed, Func<CountyOptions, CountyOptions>? change = null)
    {
        var options = new CountyOptions { Households = households, Seed = seed, OutputDirectory = Folder, AreaCsvPath = AreaCsv("341024") };
        Truth = CountyGenerator.Generate(change?.Invoke(options) ?? options);
        _roster = new(() => WrittenFiles.Read(Truth.RosterPath).Single().Value.Where(r => r.Key > 3).ToDictionary(r => r.Value[6], r => r.Value));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("county-").FullName;

    public CountyTruth Truth { get; }

    public IEnumerable<string> AllFiles => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Roster rows by 人编号.</summary>
    public Dictionary<string, string[]> Roster => _roster.Value;

    public string NameOf(TruthRow row) => Roster[row.PersonCode][7];

    public string IdOf(TruthRow row) => Roster[row.PersonCode][9];

    /// <summary>The cells of a data row.</summary>
    public string[] Cells(TruthRow row) => Sheets(row.File)[row.Sheet][row.Row];

    public Dictionary<string, SortedDictionary<int, string[]>> Sheets(string file)
    {
        if (!_read.TryGetValue(file, out var sheets))
            _read.Add(file, sheets = WrittenFiles.Read(Path.Combine(Folder, "departments", file)));
        return sheets;
    }

    public IEnumerable<TruthRow> Of(string errorClass) => Truth.Rows.Where(r => r.ErrorClass == errorClass);

    public static string AreaCsv(string county) => Path.Combine(RepositoryRoot(), "config", "areas", county + ".csv");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string RepositoryRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
