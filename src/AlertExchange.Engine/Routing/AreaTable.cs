using System.Globalization;

namespace AlertExchange.Engine.Routing;

/// <summary>The rows of <c>config/areas/&lt;county&gt;.csv</c> and the aliases that hold on a day.</summary>
internal sealed class AreaTable
{
    private const string AreaHeader = "province,city,county,countyCode,townshipCode,township,villageCode,village";
    private const string AliasHeader = "code,alias,validFrom,validTo,note";

    private readonly Dictionary<string, AreaTown> _towns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AreaVillage> _villages = new(StringComparer.Ordinal);

    public string Province { get; private set; } = "";

    public string City { get; private set; } = "";

    public string County { get; private set; } = "";

    public string CountyCode { get; private set; } = "";

    public List<AreaTown> Towns { get; } = [];

    public List<(string Alias, AreaTown Town, AreaVillage? Village)> Aliases { get; } = [];

    public static AreaTable Parse(string areasCsv, string areasFile, string? aliasesCsv, string aliasesFile, DateOnly asOf)
    {
        var table = new AreaTable();
        foreach (var (line, cells) in Lines(areasCsv, areasFile, AreaHeader))
            table.AddArea(cells, areasFile, line);
        if (table.Towns.Count == 0)
            throw new AreaFormatException(areasFile, 1, "没有任何乡镇。");
        foreach (var (line, cells) in Lines(aliasesCsv ?? AliasHeader, aliasesFile, AliasHeader))
            table.AddAlias(cells, aliasesFile, line, asOf);
        return table;
    }

    private void AddArea(string[] cells, string file, int line)
    {
        if (CountyCode.Length == 0)
            (Province, City, County, CountyCode) = (cells[0], cells[1], cells[2], cells[3]);
        else if (cells[3] != CountyCode)
            throw new AreaFormatException(file, line, $"县代码 {cells[3]} 与前面的 {CountyCode} 不同：一个文件只放一个县。");
        if (!IsCode(cells[4], 9) || !IsCode(cells[6], 12))
            throw new AreaFormatException(file, line, "乡镇代码应为 9 位数字，村代码应为 12 位数字。");
        if (cells[5].Length == 0 || cells[7].Length == 0)
            throw new AreaFormatException(file, line, "乡镇或村的名称为空。");

        if (!_towns.TryGetValue(cells[4], out var town))
        {
            town = new AreaTown(cells[4], cells[5]);
            _towns.Add(cells[4], town);
            Towns.Add(town);
        }

        var village = new AreaVillage(town, cells[6], cells[7]);
        if (!_villages.TryAdd(village.Code, village))
            throw new AreaFormatException(file, line, $"村代码 {village.Code} 重复。");
        town.Villages.Add(village);
    }

    private void AddAlias(string[] cells, string file, int line, DateOnly asOf)
    {
        if (cells[1].Length == 0)
            throw new AreaFormatException(file, line, "别名为空。");
        if (Date(cells[2], file, line) is { } from && asOf < from)
            return;
        if (Date(cells[3], file, line) is { } to && asOf > to)
            return;
        if (_villages.TryGetValue(cells[0], out var village))
            Aliases.Add((cells[1], village.Town, village));
        else if (_towns.TryGetValue(cells[0], out var town))
            Aliases.Add((cells[1], town, null));
        else
            throw new AreaFormatException(file, line, $"代码 {cells[0]} 不在 {CountyCode} 的乡镇、村中。");
    }

    private static DateOnly? Date(string cell, string file, int line)
    {
        if (cell.Length == 0)
            return null;
        return DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new AreaFormatException(file, line, $"“{cell}”不是日期，应写成 2022-10-01 这样。");
    }

    private static IEnumerable<(int Line, string[] Cells)> Lines(string csv, string file, string header)
    {
        var columns = header.Split(',').Length;
        var number = 0;
        var isHeaderSeen = false;
        foreach (var raw in csv.Split('\n'))
        {
            number++;
            var line = raw.Trim().TrimStart('\uFEFF');
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!isHeaderSeen)
            {
                if (line != header)
                    throw new AreaFormatException(file, number, $"表头应为：{header}");
                isHeaderSeen = true;
                continue;
            }

            var cells = line.Split(',');
            if (cells.Length != columns)
                throw new AreaFormatException(file, number, $"应有 {columns} 列，实有 {cells.Length} 列。");
            yield return (number, cells);
        }
    }

    private static bool IsCode(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);
}
