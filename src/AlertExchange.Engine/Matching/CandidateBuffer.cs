namespace AlertExchange.Engine.Matching;

/// <summary>Candidates of one row, each person once. Made once a thread and used again: it allocates only when it grows. Not thread-safe.</summary>
internal sealed class CandidateBuffer
{
    private BlockCandidate[] _candidates = new BlockCandidate[64];

    internal int Count { get; private set; }

    /// <summary>The blocks that held more people than are compared; the others are complete.</summary>
    internal Blocks Capped { get; private set; }

    internal BlockCandidate this[int index] => Span[index];

    internal ReadOnlySpan<BlockCandidate> Span => _candidates.AsSpan(0, Count);

    internal void Clear() => (Count, Capped) = (0, Blocks.None);

    internal void NoteCapped(Blocks block) => Capped |= block;

    /// <summary>Adds a person, or another way to one who is there; of several edits the first stays.</summary>
    internal void Add(int person, Blocks block, IdEdit edit = IdEdit.None)
    {
        for (var i = 0; i < Count; i++)
        {
            ref var known = ref _candidates[i];
            if (known.Person == person)
            {
                known = new BlockCandidate(person, known.Blocks | block, known.Edit == IdEdit.None ? edit : known.Edit);
                return;
            }
        }

        if (Count == _candidates.Length)
        {
            Array.Resize(ref _candidates, Count * 2);
        }

        _candidates[Count++] = new BlockCandidate(person, block, edit);
    }
}
