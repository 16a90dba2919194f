using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Alerts;

namespace AlertExchange.Pipeline.Reading;

/// <summary>
/// Gives the second, third, … row with one natural key in a file an id of its own, so that none is lost.
/// The order of rows decides, which is why rows pass here in order; the same file gives the same ids again.
/// </summary>
internal sealed class RepeatedAlerts
{
    private static readonly UInt128 Stride = new(0x9E3779B97F4A7C15, 0xF39CC0605CEDC835);

    // A bare table of the ids: at a million rows a dictionary costs several times as much. Ids are as good as random, so their low bits are their place.
    private readonly Dictionary<AlertId, int> _repeated = [];
    private UInt128[] _seen = new UInt128[4096];
    private int _count;

    // Kept so that looking is not left out as useless.
    private int _fetched;

    private static RowRemark Remark { get; } = new(AlertTable.RepeatedRow, null, "与前面一行的关键字相同，两行都保留；请核对是否重复填报", true);

    /// <summary>Gives repeats in the next alerts of a file ids of their own and a doubt that says so.</summary>
    public void Number(AlertTable alerts)
    {
        var ids = alerts.Ids;
        Fetch(ids);
        for (var i = 0; i < ids.Length; i++)
        {
            var id = Number(ids[i], out var repeat);
            if (repeat > 0)
            {
                alerts.Renumber(i, id, Remark);
            }
        }
    }

    /// <summary>The first time the id itself, later one derived from it and the count.</summary>
    public AlertId Number(AlertId id, out int repeat)
    {
        if (TryAdd(id.Value))
        {
            repeat = 0;
            return id;
        }

        repeat = _repeated[id] = _repeated.GetValueOrDefault(id) + 1;
        return new AlertId(id.Value + Stride * (uint)repeat);
    }

    private bool TryAdd(UInt128 id)
    {
        if (id == 0)
        {
            // Zero marks a free place; an id that is zero is seen by itself.
            return _repeated.TryAdd(new AlertId(0), 0);
        }

        if (_count * 2 >= _seen.Length)
        {
            Grow();
        }

        if (!TryAdd(_seen, id))
        {
            return false;
        }

        _count++;
        return true;
    }

    private static bool TryAdd(UInt128[] table, UInt128 id)
    {
        var mask = table.Length - 1;
        for (var place = (int)id & mask; ; place = (place + 1) & mask)
        {
            if (table[place] == id)
            {
                return false;
            }

            if (table[place] == 0)
            {
                table[place] = id;
                return true;
            }
        }
    }

    /// <summary>Looks at every id's place: the processor waits for many of them at once, where inserting waits for one after the other.</summary>
    private void Fetch(ReadOnlySpan<AlertId> ids)
    {
        while ((_count + ids.Length) * 2 > _seen.Length)
        {
            Grow();
        }

        var (mask, taken) = (_seen.Length - 1, 0);
        foreach (var id in ids)
        {
            taken += _seen[(int)id.Value & mask] == 0 ? 0 : 1;
        }

        _fetched = taken;
    }

    private void Grow()
    {
        var larger = new UInt128[_seen.Length * 2];
        foreach (var id in _seen)
        {
            if (id != 0)
            {
                TryAdd(larger, id);
            }
        }

        _seen = larger;
    }
}
