using System.Runtime.InteropServices;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Engine.Roster;

/// <summary>
/// The villages of a roster, each once, in the order of townships, so that a township is a range of numbers. Number 0 is a place of which
/// the roster says nothing. Immutable and thread-safe.
/// </summary>
internal sealed class PlaceTable
{
    private readonly (string? Township, string? Village)[] _names;
    private readonly string?[] _cores;
    private readonly string?[] _codes;
    private readonly AreaIndex? _areas;
    private readonly Dictionary<string, ushort[]>.AlternateLookup<ReadOnlySpan<char>> _byVillageKey;
    private readonly Dictionary<string, ushort[]> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int First, int End)>.AlternateLookup<ReadOnlySpan<char>> _townships;

    /// <param name="sorted">Number 0 for nothing, then places in the order of <see cref="InOrder"/>.</param>
    internal PlaceTable((string? Township, string? Village)[] sorted, AreaIndex? areas)
    {
        (_names, _areas) = (sorted, areas);
        _cores = Array.ConvertAll(sorted, name => string.IsNullOrEmpty(name.Village) ? null : PlaceName.VillageKey(name.Village));
        _codes = Array.ConvertAll(sorted, name => areas is null || string.IsNullOrEmpty(name.Village) ? null : areas.Resolve(name.Township, name.Village, null).VillageCode);
        var byKey = new Dictionary<string, List<ushort>>(StringComparer.Ordinal);
        var byCode = new Dictionary<string, List<ushort>>(StringComparer.Ordinal);
        var townships = new Dictionary<string, (int First, int End)>(StringComparer.Ordinal);
        for (var place = 1; place < sorted.Length; place++)
        {
            Note(byKey, _cores[place], place);
            Note(byCode, _codes[place], place);
            if (!string.IsNullOrEmpty(sorted[place].Township))
            {
                ref var range = ref CollectionsMarshal.GetValueRefOrAddDefault(townships, PlaceName.TownshipKey(sorted[place].Township), out var known);
                range = (known ? range.First : place, place + 1);
            }
        }

        _byVillageKey = ToArrays(byKey).GetAlternateLookup<ReadOnlySpan<char>>();
        _byCode = ToArrays(byCode);
        _townships = townships.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal int Count => _names.Length;

    internal string? Township(int place) => _names[place].Township;

    internal string? Village(int place) => _names[place].Village;

    /// <summary>The village's name as an address would contain it, without 村 and what follows.</summary>
    internal string? VillageCore(int place) => _cores[place];

    /// <summary>The places whose village has this name, in whatever township.</summary>
    internal ReadOnlySpan<ushort> WithVillage(ReadOnlySpan<char> village)
    {
        Span<char> key = stackalloc char[PlaceName.Longest];
        return WithCore(key[..PlaceName.WriteVillageKey(village, key)]);
    }

    /// <summary>The places whose village's name is this without its ending, in whatever township.</summary>
    internal ReadOnlySpan<ushort> WithCore(scoped ReadOnlySpan<char> core) => _byVillageKey.TryGetValue(core, out var places) ? places : [];

    /// <summary>The places that are the village which the row names, by the county's list with its former and popular names; none without a list.</summary>
    internal ReadOnlySpan<ushort> ByList(string? township, string? village, string? address) =>
        _byCode.Count > 0 && _areas!.Resolve(township, village, address).VillageCode is { } code && _byCode.TryGetValue(code, out var places) ? places : [];

    /// <summary>The numbers of a township's places; an empty range for one that nobody lives in.</summary>
    internal (int First, int End) OfTownship(ReadOnlySpan<char> township)
    {
        Span<char> key = stackalloc char[PlaceName.Longest];
        return _townships.TryGetValue(key[..PlaceName.WriteTownshipKey(township, key)], out var range) ? range : (0, 0);
    }

    /// <summary>False only where both name a township, and not the same.</summary>
    internal bool MayBeIn(string? township, int place) =>
        string.IsNullOrEmpty(township) || _names[place].Township is not { Length: > 0 } other || PlaceName.SameTownship(township, other);

    /// <summary>How the place of a row goes with a place of the roster.</summary>
    internal PlaceAgreement Compare(string? township, string? village, int place)
    {
        var (rosterTownship, rosterVillage) = _names[place];
        bool hasTownships = !string.IsNullOrEmpty(township) && !string.IsNullOrEmpty(rosterTownship);
        bool hasVillages = !string.IsNullOrEmpty(village) && !string.IsNullOrEmpty(rosterVillage);
        var sameTownship = hasTownships && PlaceName.SameTownship(township!, rosterTownship!);
        if (hasVillages && (sameTownship || !hasTownships) && PlaceName.SameVillage(village!, rosterVillage!))
        {
            return PlaceAgreement.SameVillage;
        }

        if (hasVillages && _codes[place] is { } code && _areas!.Resolve(township, village, null).VillageCode == code)
        {
            return PlaceAgreement.SameVillageByOtherName;
        }

        return sameTownship ? PlaceAgreement.SameTownship : hasTownships || hasVillages ? PlaceAgreement.Different : PlaceAgreement.Unknown;
    }

    /// <summary>Townships together, whatever ending they are written with; then by name, so that no order of adding shows.</summary>
    internal static int InOrder((string? Township, string? Village) first, (string? Township, string? Village) second)
    {
        var byTownship = string.CompareOrdinal(PlaceName.TownshipKey(first.Township), PlaceName.TownshipKey(second.Township));
        return byTownship != 0 ? byTownship
            : string.CompareOrdinal(first.Township, second.Township) is not 0 and var township ? township : string.CompareOrdinal(first.Village, second.Village);
    }

    private static void Note(Dictionary<string, List<ushort>> places, string? key, int place)
    {
        if (key is not null)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(places, key, out _) ??= []).Add((ushort)place);
        }
    }

    private static Dictionary<string, ushort[]> ToArrays(Dictionary<string, List<ushort>> lists) =>
        lists.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
}
