namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>Room to weigh the candidates of one row. One a thread, used again: it allocates only when it grows.</summary>
internal sealed class LinkageScratch
{
    private WeighedPerson[] _weighed = new WeighedPerson[64];
    private double[] _bits = new double[64];
    private double[] _probabilities = new double[64];

    internal CandidateBuffer Candidates { get; } = new();

    internal int Count { get; private set; }

    /// <summary>That the row means any of them.</summary>
    internal double TotalProbability { get; private set; }

    internal ref readonly WeighedPerson Ranked(int place) => ref _weighed[place];

    internal void Begin(int count)
    {
        Count = count;
        if (_weighed.Length < count)
        {
            (_weighed, _bits, _probabilities) = (new WeighedPerson[count * 2], new double[count * 2], new double[count * 2]);
        }
    }

    internal void Set(int at, int person, ComparisonVector vector, double bits) => (_weighed[at], _bits[at]) = (new WeighedPerson(person, vector, bits, 0), bits);

    /// <summary>Gives each its probability; likeliest first, equals in the order of storage's numbers, so that the order of the roster does not matter.</summary>
    internal void Rank(int[] personNos)
    {
        var weighed = _weighed.AsSpan(0, Count);
        weighed.Sort(new Order(personNos));
        for (var i = 0; i < Count; i++)
        {
            _bits[i] = weighed[i].Bits;
        }

        LinkageModel.ToProbabilities(_bits.AsSpan(0, Count), _probabilities.AsSpan(0, Count));
        TotalProbability = 0;
        for (var i = 0; i < Count; i++)
        {
            weighed[i] = weighed[i] with { Probability = _probabilities[i] };
            TotalProbability += _probabilities[i];
        }
    }

    private readonly struct Order(int[] personNos) : IComparer<WeighedPerson>
    {
        public int Compare(WeighedPerson first, WeighedPerson second) =>
            first.Bits != second.Bits ? second.Bits.CompareTo(first.Bits) : personNos[first.Person].CompareTo(personNos[second.Person]);
    }
}
