namespace AlertExchange.Storage.Lists;

/// <summary>Row numbers from one to another, both included.</summary>
internal readonly record struct NumberRange(long First, long Last)
{
    public long Length => Last - First + 1;

    /// <summary>The ranges that numbers make, in order; numbers beside one another are one range.</summary>
    public static IEnumerable<NumberRange> Of(IEnumerable<long> numbers) => Join(numbers.Order().Select(n => new NumberRange(n, n)));

    /// <param name="ranges">In the order of their first numbers; they may overlap.</param>
    public static IEnumerable<NumberRange> Join(IEnumerable<NumberRange> ranges)
    {
        NumberRange? open = null;
        foreach (var range in ranges)
        {
            if (open is not { } before)
            {
                open = range;
            }
            else if (range.First <= before.Last + 1)
            {
                open = before with { Last = Math.Max(before.Last, range.Last) };
            }
            else
            {
                yield return before;
                open = range;
            }
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
