using System.Diagnostics;
using System.Globalization;
using AlertExchange.Engine.Matching;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Benchmarks.Matching;

/// <summary>
/// The way not chosen to ids within one edit: each id is kept without each of its 17 digits in turn, and a written one is looked up
/// without each of its own. Beside it the way chosen: the check digit says which few ids a written one may have been.
/// </summary>
internal sealed class DeletionNeighbourhood
{
    private const int Digits = 17, Rows = 20_000, Rounds = 5;

    private readonly uint[] _keys;
    private readonly int[] _persons;

    private DeletionNeighbourhood(ulong[] ids)
    {
        _keys = new uint[ids.Length * Digits];
        _persons = new int[_keys.Length];
        var at = 0;
        for (var person = 0; person < ids.Length; person++)
        {
            for (var place = 0; place < Digits; place++)
            {
                (_keys[at], _persons[at]) = (KeyWithout(ids[person], place), person);
                at++;
            }
        }

        Array.Sort(_keys, _persons);
    }

    internal static void Compare(TextWriter output, MatchingCounty county, RosterIndex index)
    {
        if (county.Keys.Length > 1_000_000)
        {
            return;
        }

        var watch = Stopwatch.StartNew();
        var stored = new DeletionNeighbourhood(county.Keys);
        var build = watch.Elapsed.TotalNanoseconds / county.Keys.Length;
        var texts = Array.ConvertAll(FaultyRows.Of(county, FaultyRows.Kinds[0].Make, Rows), row => row.IdText!);
        var packed = Array.ConvertAll(texts, text => ulong.Parse(text.AsSpan(0, Digits), CultureInfo.InvariantCulture));
        var (lookUp, reckon) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            lookUp = Math.Min(lookUp, Microseconds(() => packed.Sum(stored.CountNeighbours)));
            reckon = Math.Min(reckon, Microseconds(() => texts.Sum(text => CountReckoned(text, index.Columns.IdTable))));
        }

        Print(output, $"ids within one edit, reckoned  {reckon,12:N2} µs a row, nothing stored");
        Print(output, $"ids without one digit, stored  {lookUp,12:N2} µs a row, {(sizeof(uint) + sizeof(int)) * Digits} bytes and {build:N0} ns a person to build");
    }

    private static long CountReckoned(string text, IdTable ids)
    {
        Span<IdNeighbours.Neighbour> neighbours = stackalloc IdNeighbours.Neighbour[IdNeighbours.Most];
        neighbours = neighbours[..IdNeighbours.Find(text, neighbours)];
        foreach (var neighbour in neighbours)
        {
            ids.Prefetch(neighbour.Packed);
        }

        var found = 0L;
        foreach (var neighbour in neighbours)
        {
            found += ids.Find(neighbour.Packed, out _, out _) >= 0 ? 1 : 0;
        }

        return found;
    }

    private long CountNeighbours(ulong written)
    {
        var found = 0L;
        for (var place = 0; place < Digits; place++)
        {
            var key = KeyWithout(written, place);
            var at = Array.BinarySearch(_keys, key);
            for (; at >= 0 && at < _keys.Length && _keys[at] == key; at++)
            {
                found += _persons[at] >= 0 ? 1 : 0;
            }
        }

        return found;
    }

    private static uint KeyWithout(ulong id, int place)
    {
        var below = 1UL;
        for (var i = 0; i < place; i++)
        {
            below *= 10;
        }

        var rest = id / (below * 10) * below + id % below;
        return (uint)((rest * 31 + (ulong)place) * 0x9E3779B97F4A7C15UL >> 32);
    }

    private static double Microseconds(Func<long> work)
    {
        var watch = Stopwatch.StartNew();
        GC.KeepAlive(work());
        return watch.Elapsed.TotalMicroseconds / Rows;
    }

    private static void Print(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
