namespace AlertExchange.Simulation.People;

/// <summary>A village of the area file.</summary>
/// <param name="Name">As people write it: 高明村 for 高明村村委会.</param>
internal sealed record SimulatedVillage(int Index, string County, string CountyCode, string Township, string Code, string Name)
{
    /// <summary>What one of the villages was called that it was merged of; no village of an area file bears such a name.</summary>
    public string FormerName => $"{"上下东西新老大小前后"[Index % 10]}{"坑坞畈坦塅"[Index / 10 % 5]}{"头口边源"[Index / 50 % 4]}村";

    /// <summary>Reads <c>config/areas/*.csv</c>: province, city, county, countyCode, townshipCode, township, villageCode, village.</summary>
    public static SimulatedVillage[] Read(string areaCsvPath)
    {
        var villages = new List<SimulatedVillage>();
        foreach (var line in File.ReadLines(areaCsvPath).Skip(1))
        {
            var parts = line.Split(',');
            if (parts.Length < 8)
                continue;
            villages.Add(new SimulatedVillage(villages.Count, parts[2], parts[3], parts[5], parts[6], ShortName(parts[7])));
        }

        return villages.Count > 0 ? [.. villages] : throw new InvalidDataException($"No villages in {Path.GetFileName(areaCsvPath)}.");
    }

    /// <summary>So few of the villages, from all over the county, that each has about <paramref name="peopleEach"/> of its people.</summary>
    public static SimulatedVillage[] Fewer(SimulatedVillage[] all, int people, int peopleEach)
    {
        var count = Math.Clamp(people / peopleEach, 1, all.Length);
        return [.. Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Length / count)] with { Index = i })];
    }

    private static string ShortName(string official)
    {
        foreach (var (ending, kept) in (ReadOnlySpan<(string, string)>)
                 [("村村民委员会", "村"), ("村村委会", "村"), ("社区居民委员会", "社区"), ("社区居委会", "社区"), ("居民委员会", "社区"), ("居委会", "社区"), ("村民委员会", "村"), ("村委会", "村")])
        {
            if (official.Length > ending.Length && official.EndsWith(ending, StringComparison.Ordinal))
                return string.Concat(official.AsSpan(0, official.Length - ending.Length), kept);
        }

        return official;
    }
}
