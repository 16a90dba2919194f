using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>Which villages and townships of the roster a row may mean, by its columns or, where these name no village, by its address.</summary>
internal sealed class RowPlaces(RosterIndex roster)
{
    private const int LongestName = 8;

    private readonly PlaceTable _table = roster.Columns.Places;

    /// <summary>Writes the villages, each once; a village name without its township may be several.</summary>
    /// <param name="isCut">There are more than there is room for.</param>
    internal int Find(in MatchQuery query, Span<ushort> places, out bool isCut)
    {
        var count = 0;
        isCut = false;
        if (!string.IsNullOrEmpty(query.Village))
        {
            AddIn(query.Township, _table.WithVillage(query.Village), places, ref count, ref isCut);
            AddIn(null, _table.ByList(query.Township, query.Village, null), places, ref count, ref isCut);
        }

        if (count == 0 && !string.IsNullOrEmpty(query.Address))
        {
            FindInAddress(query.Township, query.Address, places, ref count, ref isCut);
            AddIn(null, _table.ByList(query.Township, query.Village, query.Address), places, ref count, ref isCut);
        }

        return count;
    }

    /// <summary>Writes the ranges of places of the row's townships: the one it names, else those of its villages, else those its address names.</summary>
    internal int TownshipsOf(in MatchQuery query, ReadOnlySpan<ushort> places, Span<(int First, int End)> townships)
    {
        var count = 0;
        if (!string.IsNullOrEmpty(query.Township))
        {
            AddOnce(_table.OfTownship(query.Township), townships, ref count);
        }

        if (count == 0)
        {
            foreach (var place in places)
            {
                AddOnce(_table.OfTownship(_table.Township(place)), townships, ref count);
            }
        }

        for (var end = 1; count == 0 && end < query.Address?.Length; end++)
        {
            for (var start = end - 1; query.Address[end] is '镇' or '乡' or '街' && start >= Math.Max(0, end - LongestName); start--)
            {
                AddOnce(_table.OfTownship(query.Address.AsSpan(start..end)), townships, ref count);
            }
        }

        return count;
    }

    /// <summary>A village's name followed by 村, 社区 or 居委会, so that a township of the same name is not taken for it.</summary>
    private void FindInAddress(string? township, ReadOnlySpan<char> address, Span<ushort> places, ref int count, ref bool isCut)
    {
        for (var end = 1; end < address.Length; end++)
        {
            for (var start = end - 1; address[end] is '村' or '社' or '居' && start >= Math.Max(0, end - LongestName); start--)
            {
                AddIn(township, _table.WithCore(address[start..end]), places, ref count, ref isCut);
            }
        }
    }

    private void AddIn(string? township, ReadOnlySpan<ushort> found, Span<ushort> places, ref int count, ref bool isCut)
    {
        foreach (var place in found)
        {
            if (places[..count].Contains(place) || !_table.MayBeIn(township, place))
            {
                continue;
            }

            isCut |= count == places.Length;
            if (count < places.Length)
            {
                places[count++] = place;
            }
        }
    }

    private static void AddOnce((int First, int End) range, Span<(int First, int End)> townships, ref int count)
    {
        if (range.First < range.End && count < townships.Length && !townships[..count].Contains(range))
        {
            townships[count++] = range;
        }
    }
}
