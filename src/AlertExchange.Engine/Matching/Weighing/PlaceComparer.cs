using AlertExchange.Engine.Roster;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>Compares the place a row names with the places of the roster: by their names, and by the county's areas where these know aliases.</summary>
internal sealed class PlaceComparer
{
    private readonly PlaceTable _places;
    private readonly AreaIndex? _areas;
    private readonly Placement[] _placements;

    internal PlaceComparer(PlaceTable places, AreaIndex? areas)
    {
        (_places, _areas) = (places, areas);
        _placements = new Placement[areas is null ? 0 : places.Count];
        for (var place = 0; place < _placements.Length; place++)
        {
            _placements[place] = areas!.Resolve(places.Township(place), places.Village(place), null);
        }
    }

    /// <summary>The row with the county's own names for its place, where its words are others for them: an alias, a village that was merged.</summary>
    internal MatchQuery WithOfficialPlace(in MatchQuery query)
    {
        if (_areas is null || query.Village is null && query.Address is null)
        {
            return query;
        }

        var placement = _areas.Resolve(query.Township, query.Village, query.Address);
        return placement.Village is null ? query : query with { Township = placement.Township, Village = placement.Village };
    }

    internal PlaceLevel Compare(in MatchQuery query, int place)
    {
        if (place == 0)
        {
            return PlaceLevel.Absent;
        }

        var byNames = CompareNames(query, place);
        if (byNames == PlaceLevel.SameVillage || _areas is null || query.Village is null && query.Address is null && query.Township is null)
        {
            return byNames;
        }

        var (written, known) = (_areas.Resolve(query.Township, query.Village, query.Address), _placements[place]);
        if (!written.IsPlaced || !known.IsPlaced)
        {
            return byNames;
        }

        return written.TownshipCode != known.TownshipCode ? PlaceLevel.Different
            : written.VillageCode is null || known.VillageCode is null ? byNames == PlaceLevel.Different ? PlaceLevel.OtherVillage : byNames
            : written.VillageCode != known.VillageCode ? PlaceLevel.OtherVillage
            : query.Village is null ? PlaceLevel.SameVillage : PlaceLevel.Alias;
    }

    private PlaceLevel CompareNames(in MatchQuery query, int place)
    {
        bool? sameTownship = query.Township is { } township && _places.Township(place) is { } known ? PlaceName.SameTownship(township, known) : null;
        if (sameTownship == false)
        {
            return PlaceLevel.Different;
        }

        if (query.Village is { } village && _places.Village(place) is { } knownVillage)
        {
            // A village of another name without a township may lie anywhere.
            return PlaceName.SameVillage(village, knownVillage) ? PlaceLevel.SameVillage : sameTownship == true ? PlaceLevel.OtherVillage : PlaceLevel.Different;
        }

        return query.Village is null && query.Address is { } address && AddressNamesVillage(address, place) ? PlaceLevel.SameVillage
            : sameTownship == true ? PlaceLevel.TownshipAlone
            : PlaceLevel.Absent;
    }

    /// <summary>True when an address names the village of a place: its name followed by 村, 社区 or 居委会, so that a township of the same name is not taken for it.</summary>
    internal bool AddressNamesVillage(ReadOnlySpan<char> address, int place)
    {
        if (_places.VillageCore(place) is not { Length: >= 1 } village)
        {
            return false;
        }

        for (var rest = address; rest.IndexOf(village, StringComparison.Ordinal) is var at and >= 0; rest = rest[(at + 1)..])
        {
            if (at + village.Length < rest.Length && rest[at + village.Length] is '村' or '社' or '居')
            {
                return true;
            }
        }

        return false;
    }
}
