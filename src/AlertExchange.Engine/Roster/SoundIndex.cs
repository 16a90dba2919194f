namespace AlertExchange.Engine.Roster;

/// <summary>People by how their name sounds; equal sounds stand in the order of the people, that is, village by village.</summary>
internal sealed class SoundIndex
{
    private readonly uint[] _keys;
    private readonly int[] _persons;

    internal SoundIndex(ulong[] keyOfPerson)
    {
        _persons = new int[keyOfPerson.Length];
        for (var person = 0; person < _persons.Length; person++)
        {
            _persons[person] = person;
        }

        RadixSort.Sort(ref keyOfPerson, ref _persons);
        _keys = Array.ConvertAll(keyOfPerson, key => (uint)key);
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
