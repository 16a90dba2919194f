namespace AlertExchange.Engine.Routing;

/// <summary>How people write places: cleaning, and the forms that one official name takes.</summary>
internal static class AreaText
{
    private static readonly string[] TownshipTypes = ["街道", "镇", "乡"];

    // Longest first.
    private static readonly string[] CommitteeSuffixes =
        ["社区居民委员会", "社区居委会", "村民委员会", "村委员会", "居民委员会", "村委会", "居委会", "行政村"];

    private static readonly string[] VillageEndings = ["村", "村委会", "村民委员会", "村村委会", "村村民委员会", "行政村"];

    private static readonly string[] CommunityEndings = ["社区", "社区居委会", "社区居民委员会", "社区委员会", "居委会", "居民委员会"];

    /// <summary>Without spaces, separators, brackets and invisible characters; full width becomes half. Null or nothing gives "".</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var isClean = true;
        foreach (var c in text)
            isClean &= !IsSkipped(c) && c is < '\uFF01' or > '\uFF5E';
        if (isClean)
            return text;

        Span<char> cleaned = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var half = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
            if (!IsSkipped(half))
                cleaned[length++] = half;
        }

        return cleaned[..length].ToString();
    }

    /// <summary>祁门 for 祁门县: province, city and county without their kind; the name itself when too little would be left.</summary>
    public static string DivisionStem(string name) => name.Length > 2 && name[^1] is '省' or '市' or '县' or '区' ? name[..^1] : name;

    /// <summary>祁山 for 祁山镇; the name itself when it has no such ending.</summary>
    public static string TownshipStem(string name)
    {
        foreach (var type in TownshipTypes)
        {
            if (name.Length - type.Length >= 2 && name.EndsWith(type, StringComparison.Ordinal))
                return name[..^type.Length];
        }

        return name;
    }

    /// <summary>Every form of a township's name and its right.</summary>
    public static IEnumerable<(string Form, NameRight Right)> TownshipForms(string official)
    {
        yield return (official, NameRight.Official);
        yield return (official + "人民政府", NameRight.Full);
        yield return (official + "政府", NameRight.Full);
        var stem = TownshipStem(official);
        if (stem == official)
            yield break;
        if (official.EndsWith("街道", StringComparison.Ordinal))
        {
            yield return (official + "办事处", NameRight.Full);
            yield return (official + "办", NameRight.Full);
            yield return (stem + "办事处", NameRight.Full);
        }

        // A 乡 that became a 镇 is written the old way for years.
        foreach (var type in TownshipTypes)
            yield return (stem + type, NameRight.Loose);
        yield return (stem, NameRight.Stem);
    }

    /// <summary>Every form of a village's name and its right.</summary>
    public static IEnumerable<(string Form, NameRight Right)> VillageForms(string official)
    {
        var isCommunity = IsCommunity(official);
        var name = VillageName(official);
        var stem = VillageStem(name);
        var (own, other) = isCommunity ? (CommunityEndings, VillageEndings) : (VillageEndings, CommunityEndings);

        yield return (official, NameRight.Official);
        if (name != stem)
            yield return (name, NameRight.Full);
        foreach (var ending in own)
        {
            yield return (stem + ending, NameRight.Full);
            if (name != stem && !isCommunity)
                yield return (name + ending, NameRight.Full);
        }

        foreach (var ending in other)
            yield return (stem + ending, NameRight.Loose);
        // One character (许 for 许村) is no name.
        if (stem.Length >= 2)
            yield return (stem, NameRight.Stem);
    }

    /// <summary>贵溪村 for 贵溪村村委会, 东街社区 for 东街社区居委会, 许村 for 许村村委会.</summary>
    private static string VillageName(string official)
    {
        foreach (var suffix in CommitteeSuffixes)
        {
            if (official.Length > suffix.Length && official.EndsWith(suffix, StringComparison.Ordinal))
            {
                var rest = official[..^suffix.Length];
                return suffix.StartsWith("社区", StringComparison.Ordinal) ? rest + "社区" : rest;
            }
        }

        return official;
    }

    private static string VillageStem(string name)
    {
        if (name.Length > 2 && name.EndsWith("社区", StringComparison.Ordinal))
            return name[..^2];
        return name.Length > 1 && name[^1] == '村' ? name[..^1] : name;
    }

    private static bool IsCommunity(string official) =>
        official.EndsWith("社区", StringComparison.Ordinal)
        || official.EndsWith("居委会", StringComparison.Ordinal)
        || official.EndsWith("居民委员会", StringComparison.Ordinal);

    private static bool IsSkipped(char c) =>
        char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '-' or '/' or '\\' or ',' or '，' or '、' or '.' or '·'
            or '(' or ')' or '（' or '）' or '—' or '_' or '|';
}
