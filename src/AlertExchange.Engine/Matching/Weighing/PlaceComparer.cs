using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>Compares the place a row names with the places of the roster.</summary>
internal sealed class PlaceComparer(PlaceTable places)
{
    internal PlaceLevel Compare(in MatchQuery query, int place)
    {
        if (place == 0)
        {
            return PlaceLevel.Absent;
        }

        bool? sameTownship = query.Township is { } township && places.Township(place) is { } known ? PlaceName.SameTownship(township, known) : null;
        if (sameTownship == false)
        {
            return PlaceLevel.Different;
        }

        if (query.Village is { } village && places.Village(place) is { } knownVillage)
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
        if (places.VillageCore(place) is not { Length: >= 1 } village)
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
