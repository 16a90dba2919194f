namespace AlertExchange.Engine.Roster;

/// <summary>From the numbers that storage gave to positions in the index: an array where the numbers are dense, else binary search.</summary>
internal sealed class NumberMap
{
    private readonly int[] _numbers;
    private readonly int[] _positions;

    /// <summary>Where a number stands at several positions, the first counts.</summary>
    internal NumberMap(ReadOnlySpan<int> numberAtPosition)
    {
        var highest = -1;
        foreach (var number in numberAtPosition)
        {
            highest = Math.Max(highest, number);
        }

        if (highest < numberAtPosition.Length * 3L + 1024)
        {
            _numbers = [];
            _positions = new int[highest + 1];
            Array.Fill(_positions, -1);
            for (var position = numberAtPosition.Length - 1; position >= 0; position--)
            {
                _positions[numberAtPosition[position]] = position;
            }
        }
        else
        {
            _numbers = numberAtPosition.ToArray();
            _positions = new int[_numbers.Length];
            for (var position = 0; position < _positions.Length; position++)
            {
                _positions[position] = position;
            }

            Array.Sort(_numbers, _positions);
        }
    }

    internal long SizeInBytes => (_numbers.LongLength + _positions.LongLength) * sizeof(int);

    internal bool TryGet(int number, out int position)
    {
        if (_numbers.Length == 0)
        {
            position = (uint)number < (uint)_positions.Length ? _positions[number] : -1;
        }
        else
        {
            var at = Array.BinarySearch(_numbers, number);
            position = at >= 0 ? _positions[at] : -1;
        }

        return position >= 0;
    }
}
