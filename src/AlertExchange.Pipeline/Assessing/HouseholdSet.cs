using System.Numerics;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Pipeline.Assessing;

/// <summary>
/// Households, each once: a bit for those on the roster, whose numbers are dense, a hash table for the others. Reading from many threads is
/// safe while nobody adds.
/// </summary>
internal sealed class HouseholdSet
{
    private readonly HashSet<SubjectKey> _others = [];
    private ulong[] _bits = [];

    /// <summary>On the roster and of a number that a table may be indexed with.</summary>
    public static bool IsDense(SubjectKey household) => household.Value < 1UL << 26;

    public void Add(SubjectKey household)
    {
        if (!IsDense(household))
        {
            _others.Add(household);
            return;
        }

        var word = (int)(household.Value >> 6);
        if (word >= _bits.Length)
        {
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        }

        _bits[word] |= 1UL << (int)household.Value;
    }

    public bool Contains(SubjectKey household)
    {
        if (!IsDense(household))
        {
            return _others.Contains(household);
        }

        var word = (int)(household.Value >> 6);
        return word < _bits.Length && (_bits[word] & (1UL << (int)household.Value)) != 0;
    }

    public void Clear()
    {
        Array.Clear(_bits);
        _others.Clear();
    }

    public List<SubjectKey> InOrder()
    {
        var households = new List<SubjectKey>();
        for (var word = 0; word < _bits.Length; word++)
        {
            for (var bits = _bits[word]; bits != 0; bits &= bits - 1)
            {
                households.Add(new SubjectKey(((ulong)word << 6) + (ulong)BitOperations.TrailingZeroCount(bits)));
            }
        }

        households.AddRange(_others.Order());
        return households;
    }
}
