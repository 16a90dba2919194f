using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>
/// People by the id of a row, whole or damaged. What a damaged id may have been is reckoned from its check digit and looked up in the
/// table of ids, a few dozen numbers or, where digits were lost at the end, all that these may have been.
/// </summary>
internal sealed class IdBlocks(RosterIndex roster)
{
    private readonly RosterColumns _columns = roster.Columns;

    internal void Find(in MatchQuery query, in SoughtName name, CandidateBuffer into)
    {
        if (query.IdState == CitizenIdState.Sound && query.Id.Packed != 0)
        {
            AddBearers(query.Id.Packed, Blocks.ExactId, IdEdit.Same, into);
            FindBehindSoundId(query, into);
        }
        else if (query.IdText is { Length: >= IdNeighbours.ShortestPrefix } text && query.IdState != CitizenIdState.Absent)
        {
            if (_columns.OddIds.TryGetValue(text, out var sameText))
            {
                AddAll(sameText, Blocks.ExactId, IdEdit.Same, into);
            }

            FindNeighbours(text, into);
            if (!AnybodyAgrees(name, into))
            {
                FindByPrefix(text, into);
            }
        }
    }

    /// <summary>A sound id on no roster is another real person, but soundness may be chance where it ends in 000 or was upgraded from 15 digits.</summary>
    private void FindBehindSoundId(in MatchQuery query, CandidateBuffer into)
    {
        var endsInZeros = query.Id.Packed % 100 == 0 && CitizenId.CheckDigitOf(query.Id.Packed) == '0';
        if (into.Count > 0 || !endsInZeros && !query.IdIsUpgraded)
        {
            return;
        }

        Span<char> digits = stackalloc char[17];
        query.Id.Packed.TryFormat(digits, out _, "D17", CultureInfo.InvariantCulture);
        if (query.IdIsUpgraded)
        {
            // The century was put in by reading; what stood in the cell may be the head of 18 characters.
            digits[8..].CopyTo(digits[6..]);
        }

        FindByPrefix(digits[..15], into);
    }

    private static bool AnybodyAgrees(in SoughtName name, CandidateBuffer into)
    {
        foreach (var candidate in into.Span)
        {
            if (name.Agrees(candidate.Person))
            {
                return true;
            }
        }

        return false;
    }

    private void FindNeighbours(string text, CandidateBuffer into)
    {
        Span<IdNeighbours.Neighbour> neighbours = stackalloc IdNeighbours.Neighbour[IdNeighbours.Most];
        neighbours = neighbours[..IdNeighbours.Find(text, neighbours)];
        foreach (var neighbour in neighbours)
        {
            _columns.IdTable.Prefetch(neighbour.Packed);
        }

        foreach (var neighbour in neighbours)
        {
            // Nearly none of them is anybody's id.
            AddBearers(neighbour.Packed, Blocks.IdNeighbour, neighbour.Edit, into);
        }
    }

    private void FindByPrefix(ReadOnlySpan<char> text, CandidateBuffer into)
    {
        const ulong Ahead = 16;
        if (!IdNeighbours.TryPrefixRange(text, out var lowest, out var highest))
        {
            return;
        }

        for (var id = lowest; id <= highest; id++)
        {
            _columns.IdTable.Prefetch(id + Ahead);
            AddBearers(id, Blocks.IdPrefix, IdEdit.Prefix, into);
        }
    }

    private void AddBearers(ulong packedId, Blocks block, IdEdit edit, CandidateBuffer into)
    {
        var person = _columns.IdTable.Find(packedId, out _, out var isShared);
        if (isShared)
        {
            AddAll(_columns.IdTable.Sharing(packedId), block, edit, into);
        }
        else if (person >= 0)
        {
            into.Add(person, block, edit);
        }
    }

    private void AddAll(ReadOnlySpan<int> persons, Blocks block, IdEdit edit, CandidateBuffer into)
    {
        var picked = new BlockPick(roster, stackalloc BlockPick.Picked[CandidateBlocks.MostPerBlock]);
        foreach (var person in persons)
        {
            picked.Offer(person, 0);
        }

        picked.AddTo(into, block, edit);
    }
}
