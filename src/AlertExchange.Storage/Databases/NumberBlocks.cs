namespace AlertExchange.Storage.Databases;

/// <summary>
/// Hands out numbers of sequences from blocks that were taken in transactions of their own, so that writes that run side by side do not
/// wait for one another's. What is left of a block at the end of the process is a gap.
/// </summary>
internal sealed class NumberBlocks(Func<string, long, long> takeApart)
{
    private const long BlockSize = 256;

    private readonly Dictionary<string, (long Next, long End)> _blocks = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public long Take(string counter, long count)
    {
        lock (_lock)
        {
            var (next, end) = _blocks.GetValueOrDefault(counter);
            if (end - next < count)
            {
                var size = Math.Max(count, BlockSize);
                next = takeApart(counter, size);
                end = next + size;
            }

            _blocks[counter] = (next + count, end);
            return next;
        }
    }
}
