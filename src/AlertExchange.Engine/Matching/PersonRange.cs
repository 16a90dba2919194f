namespace AlertExchange.Engine.Matching;

/// <summary>Part of an ascending list of people. People stand village by village, so a place is two binary searches away.</summary>
internal static class PersonRange
{
    /// <summary>The people from the first inclusive to the end exclusive.</summary>
    internal static ReadOnlySpan<int> Of(ReadOnlySpan<int> ascending, int first, int end)
    {
        var start = FirstNotBelow(ascending, first);
        return ascending[start..(start + FirstNotBelow(ascending[start..], end))];
    }

    private static int FirstNotBelow(ReadOnlySpan<int> ascending, int person)
    {
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = ascending[middle] < person ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
