namespace AlertExchange.Engine.Roster;

/// <summary>People by birth date; those of one day stand in the order of the people, that is, village by village.</summary>
internal sealed class BirthDayIndex
{
    // Dates outside are slips of the pen; a table of all days to the year 9999 would be larger than a county.
    private static readonly int Earliest = new DateOnly(1850, 1, 1).DayNumber, Latest = new DateOnly(2149, 12, 31).DayNumber;

    private readonly int _first;
    private readonly int[] _starts;
    private readonly int[] _persons;

    internal BirthDayIndex(int[] birthDays)
    {
        var (first, last, count) = (int.MaxValue, int.MinValue, 0);
        foreach (var day in birthDays)
        {
            if (day >= Earliest && day <= Latest)
            {
                (first, last, count) = (Math.Min(first, day), Math.Max(last, day), count + 1);
            }
        }

        if (count == 0)
        {
            (_starts, _persons) = ([0], []);
            return;
        }

        _first = first;
        _starts = new int[last - first + 2];
        _persons = new int[count];
        foreach (var day in birthDays)
        {
            if (day >= Earliest && day <= Latest)
            {
                _starts[day - first + 1]++;
            }
        }

        for (var i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        var next = _starts.AsSpan(0, _starts.Length - 1).ToArray();
        for (var person = 0; person < birthDays.Length; person++)
        {
            var day = birthDays[person];
            if (day >= Earliest && day <= Latest)
            {
                _persons[next[day - first]++] = person;
            }
        }
    }

    internal long SizeInBytes => (_starts.LongLength + _persons.LongLength) * sizeof(int);

    /// <summary>People born on a day, ascending.</summary>
    internal ReadOnlySpan<int> On(int day) =>
        day >= _first && day - _first < _starts.Length - 1 ? _persons.AsSpan(_starts[day - _first].._starts[day - _first + 1]) : [];
}
