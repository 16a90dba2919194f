using System.Numerics;

namespace AlertExchange.Simulation.Chance;

/// <summary>A shuffled order of 0 … count-1 without storing it: i → (a·i + b) mod count with a coprime to count.</summary>
internal readonly struct Permutation
{
    private readonly long _count;
    private readonly long _factor;
    private readonly long _offset;

    public Permutation(int count, SeededRandom random)
    {
        _count = count;
        _offset = random.Next(count);
        var factor = (long)(count * 0.6180339887) + random.Next(Math.Max(1, count / 7));
        factor = factor % count + 1;
        while (BigInteger.GreatestCommonDivisor(factor, count) != 1)
            factor++;
        _factor = factor;
    }

    public int this[int i] => (int)((_factor * i + _offset) % _count);
}
