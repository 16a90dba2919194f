using AlertExchange.Storage;

namespace AlertExchange.Pipeline.DeadLetters;

/// <summary>
/// Finds what makes work on many things throw: the work is tried on halves, and on halves of halves, until single things are left.
/// The work must be pure: it is run several times over the same things.
/// </summary>
internal static class PoisonSearch
{
    /// <summary>More things than this throwing in one batch is a fault of the program or the machine, not of the things.</summary>
    public const int AtMost = 100;

    /// <param name="work">Works on the things from a start on, as many as given.</param>
    /// <returns>The places that throw, each with the exception's type, in order; empty when a second try went well.</returns>
    /// <exception cref="AggregateException">More than <see cref="AtMost"/> throw.</exception>
    public static IReadOnlyDictionary<int, string> Find(int count, Action<int, int> work)
    {
        var found = new SortedDictionary<int, string>();
        Search(0, count, work, found);
        return found;
    }

    /// <summary>True for exceptions that a single row or household may cause; the others, a database that is away among them, are passed on.</summary>
    public static bool MayBeOneThing(Exception fault) =>
        fault is not (OperationCanceledException or OutOfMemoryException or ObjectDisposedException) && !StoreOutage.Is(fault);

    private static void Search(int start, int count, Action<int, int> work, SortedDictionary<int, string> found)
    {
        try
        {
            work(start, count);
        }
        catch (Exception fault) when (MayBeOneThing(fault) && count > 1)
        {
            Search(start, count / 2, work, found);
            Search(start + count / 2, count - count / 2, work, found);
        }
        catch (Exception fault) when (MayBeOneThing(fault))
        {
            found.Add(start, fault.GetType().FullName!);
            if (found.Count > AtMost)
            {
                throw new AggregateException($"More than {AtMost} of one batch cannot be worked on.", fault);
            }
        }
    }
}
