namespace AlertExchange.Engine.Roster;

/// <summary>A stable least-significant-digit radix sort: linear, and several times faster than comparing at a million keys.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11, Buckets = 1 << DigitBits;

    /// <summary>Sorts keys ascending and carries the items along; equal keys keep their order.</summary>
    internal static void Sort(ref ulong[] keys, ref int[] items)
    {
        var highest = 0UL;
        foreach (var key in keys)
        {
            highest |= key;
        }

        var otherKeys = new ulong[keys.Length];
        var otherItems = new int[items.Length];
        var starts = new int[Buckets];
        for (var shift = 0; shift < 64 && highest >> shift != 0; shift += DigitBits)
        {
            Array.Clear(starts);
            foreach (var key in keys)
            {
                starts[key >> shift & Buckets - 1]++;
            }

            var sum = 0;
            for (var bucket = 0; bucket < Buckets; bucket++)
            {
                (starts[bucket], sum) = (sum, sum + starts[bucket]);
            }

            for (var i = 0; i < keys.Length; i++)
            {
                var at = starts[keys[i] >> shift & Buckets - 1]++;
                otherKeys[at] = keys[i];
                otherItems[at] = items[i];
            }

            (keys, otherKeys) = (otherKeys, keys);
            (items, otherItems) = (otherItems, items);
        }
    }
}
