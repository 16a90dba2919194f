using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>
/// The people of one block, in an order that does not depend on how the roster was read: by rank, then by storage's number. Those who come
/// last are cut where there are more than there is room for.
/// </summary>
internal ref struct BlockPick(RosterIndex roster, Span<BlockPick.Picked> room)
{
    private readonly Span<Picked> _room = room;
    private bool _isCut;

    internal int Count { get; private set; }

    internal readonly int this[int index] => _room[..Count][index].Person;

    /// <summary>Takes a person who is not there yet, unless the room is full of better ones.</summary>
    internal void Offer(int person, int rank)
    {
        var picked = new Picked((long)rank << 32 | (uint)roster.Columns.PersonNos[person], person);
        var at = Count;
        while (at > 0 && _room[at - 1].Order > picked.Order)
        {
            at--;
        }

        _isCut |= Count == _room.Length;
        if (at == _room.Length)
        {
            return;
        }

        Count = Math.Min(Count + 1, _room.Length);
        _room[at..(Count - 1)].CopyTo(_room[(at + 1)..]);
        _room[at] = picked;
    }

    internal readonly void AddTo(CandidateBuffer into, Blocks block, IdEdit edit = IdEdit.None)
    {
        foreach (var picked in _room[..Count])
        {
            into.Add(picked.Person, block, edit);
        }

        NoteCut(into, block);
    }

    internal readonly void NoteCut(CandidateBuffer into, Blocks block)
    {
        if (_isCut)
        {
            into.NoteCapped(block);
        }
    }

    internal readonly record struct Picked(long Order, int Person);
}
