namespace AlertExchange.Engine.Roster;

/// <summary>Names of villages and townships made comparable: 平里村村委会, 平里村 and 平里 are one, 平里镇 and 平里乡人民政府 too.</summary>
internal static class PlaceName
{
    /// <summary>Keys have at most so many characters.</summary>
    internal const int Longest = 32;

    private static readonly string[] VillageEndings = ["社区居民委员会", "居民委员会", "社区居委会", "居委会", "社区"];
    private static readonly string[] TownshipEndings = ["街道办事处", "人民政府", "办事处", "政府"];

    internal static bool SameVillage(string first, string second) => first == second || SameVillageKey(first, second);

    private static bool SameVillageKey(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        Span<char> firstKey = stackalloc char[Longest], secondKey = stackalloc char[Longest];
        return firstKey[..WriteVillageKey(first, firstKey)].SequenceEqual(secondKey[..WriteVillageKey(second, secondKey)]);
    }

    internal static bool SameTownship(string first, string second) => first == second || SameTownshipKey(first, second);

    private static bool SameTownshipKey(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        Span<char> firstKey = stackalloc char[Longest], secondKey = stackalloc char[Longest];
        return firstKey[..WriteTownshipKey(first, firstKey)].SequenceEqual(secondKey[..WriteTownshipKey(second, secondKey)]);
    }

    internal static string VillageKey(ReadOnlySpan<char> name)
    {
        Span<char> key = stackalloc char[Longest];
        return new string(key[..WriteVillageKey(name, key)]);
    }

    /// <summary>Writes the core of a village's name: what follows a township in the same text, up to its 村.</summary>
    internal static int WriteVillageKey(ReadOnlySpan<char> name, Span<char> key)
    {
        Span<char> plain = stackalloc char[Longest];
        ReadOnlySpan<char> core = plain[..CopyPlain(name, plain)];
        var township = core.LastIndexOfAny('镇', '乡');
        if (township > 0 && core.Length - township > 2)
        {
            core = core[(township + 1)..];
        }

        core = Without(VillageEndings, core);
        var village = core.Length > 1 ? core[1..].IndexOf('村') + 1 : 0;
        core = village > 0 ? core[..village] : core;
        core.CopyTo(key);
        return core.Length;
    }

    internal static string TownshipKey(ReadOnlySpan<char> name)
    {
        Span<char> key = stackalloc char[Longest];
        return new string(key[..WriteTownshipKey(name, key)]);
    }

    /// <summary>Writes the core of a township's name: without what kind of township or office it is.</summary>
    internal static int WriteTownshipKey(ReadOnlySpan<char> name, Span<char> key)
    {
        Span<char> plain = stackalloc char[Longest];
        var core = Without(TownshipEndings, plain[..CopyPlain(name, plain)]);
        core = core.Length > 2 && core.EndsWith("街道") ? core[..^2] : core;
        core = core.Length > 1 && core[^1] is '镇' or '乡' ? core[..^1] : core;
        core.CopyTo(key);
        return core.Length;
    }

    private static ReadOnlySpan<char> Without(string[] endings, ReadOnlySpan<char> name)
    {
        foreach (var ending in endings)
        {
            if (name.Length > ending.Length && name.EndsWith(ending))
            {
                return name[..^ending.Length];
            }
        }

        return name;
    }

    private static int CopyPlain(ReadOnlySpan<char> name, Span<char> plain)
    {
        var length = 0;
        foreach (var character in name)
        {
            if (length < plain.Length && char.IsLetterOrDigit(character))
            {
                plain[length++] = character;
            }
        }

        return length;
    }
}
