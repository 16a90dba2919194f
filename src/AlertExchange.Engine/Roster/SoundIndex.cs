namespace AlertExchange.Engine.Roster;

/// <summary>People by how their name sounds; equal sounds stand in the order of the people, that is, village by village.</summary>
internal sealed class SoundIndex
{
    private readonly uint[] _keys;
    private readonly int[] _persons;

    /// <param name="keyAndPerson">For each person the sound's key above the person, ascending by person.</param>
    internal SoundIndex(ulong[] keyAndPerson)
    {
        var sorted = RadixSort.SortByUpperHalf(keyAndPerson);
        _keys = GC.AllocateUninitializedArray<uint>(sorted.Length);
        _persons = GC.AllocateUninitializedArray<int>(sorted.Length);
        for (var i = 0; i < sorted.Length; i++)
        {
            (_keys[i], _persons[i]) = ((uint)(sorted[i] >> 32), (int)sorted[i]);
        }
    }

    internal long SizeInBytes => _keys.LongLength * sizeof(uint) + _persons.LongLength * sizeof(int);

    /// <summary>People whose name has this sound, ascending.</summary>
    internal ReadOnlySpan<int> Find(uint key)
    {
        var start = FirstNotBelow(key);
        var end = start;
        if (start < _keys.Length && _keys[start] == key)
        {
            end = key == uint.MaxValue ? _keys.Length : FirstNotBelow(key + 1);
        }

        return _persons.AsSpan(start..end);
    }

    private int FirstNotBelow(uint key)
    {
        int low = 0, high = _keys.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _keys[middle] < key ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
