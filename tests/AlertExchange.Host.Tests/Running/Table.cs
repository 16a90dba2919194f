using System.Globalization;
using CsvHelper;

namespace AlertExchange.Host.Tests.Running;

/// <summary>An exported list.</summary>
internal sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows)
{
    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a UTF-8 CSV, which must begin with a byte order mark so that Excel shows its Chinese.</summary>
    public static Table Read(string path)
    {
        File.ReadAllBytes(path).AsSpan().StartsWith(Utf8Mark).ShouldBeTrue(path);
        using var reader = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var columns = reader.HeaderRecord!;
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(columns.ToDictionary(c => c, c => reader.GetField(c)!));
        }

        return new Table(columns, rows);
    }

    /// <summary>Rows as lines of the given columns, in an order of their own: two tables with the same lines say the same.</summary>
    public IReadOnlyList<string> Lines(params string[] without) =>
        [.. Rows.Select(r => string.Join('|', Columns.Except(without).Select(c => r[c]))).Order(StringComparer.Ordinal)];
}
