namespace AlertExchange.Simulation.Chance;

/// <summary>
/// A small generator (SplitMix64) whose numbers depend on the seed alone, not on the runtime's version, so that a seed names the
/// same county for good. Independent streams come from <see cref="Stream"/>.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>The stream number <paramref name="index"/> of a purpose; unrelated to every other.</summary>
    public static SeededRandom Stream(ulong seed, ulong purpose, ulong index) =>
        new(Mix(Mix(seed + Golden) ^ Mix(purpose * 0xD1B54A32D192ED03 + 1)) + Mix(index * Golden + purpose));

    public ulong NextUInt64()
    {
        _state += Golden;
        return Mix(_state);
    }

    /// <summary>0 inclusive to <paramref name="limit"/> exclusive.</summary>
    public int Next(int limit) => (int)(((NextUInt64() >> 32) * (uint)limit) >> 32);

    /// <summary>Both inclusive.</summary>
    public int Between(int low, int high) => low + Next(high - low + 1);

    public bool Chance(int perThousand) => Next(1000) < perThousand;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
