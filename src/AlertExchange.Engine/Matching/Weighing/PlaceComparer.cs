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

        return places.Compare(query.Township, query.Village, place) switch
        {
            PlaceAgreement.SameVillage => PlaceLevel.SameVillage,
            PlaceAgreement.SameVillageByOtherName => PlaceLevel.Alias,
            PlaceAgreement.Different => PlaceLevel.Different,
            PlaceAgreement.SameTownship when query.Village is not null && places.Village(place) is not null => PlaceLevel.OtherVillage,
            PlaceAgreement.SameTownship => NamesVillageInAddress(query, place) ? PlaceLevel.SameVillage : PlaceLevel.TownshipAlone,
            _ => NamesVillageInAddress(query, place) ? PlaceLevel.SameVillage : PlaceLevel.Absent,
        };
    }

    private bool NamesVillageInAddress(in MatchQuery query, int place) => query.Village is null && query.Address is { } address && AddressNamesVillage(address, place);

    /// <summary>True when an address names the village of a place: its name followed by 村, 社区 or 居委会, so that a township of the same name is not taken for it.</summary>
    private bool AddressNamesVillage(ReadOnlySpan<char> address, int place)
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
