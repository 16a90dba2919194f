using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Matching;

/// <summary>
/// Members of the household that somebody else's id or name leads to: a guardian's id in a child's row, the head's id, the head's name.
/// Those whose name agrees; where nobody's does, all, for a child may be written by its milk name.
/// </summary>
internal sealed class HouseholdBlocks(RosterIndex roster)
{
    /// <summary>So many heads of one name in one village are looked at.</summary>
    private const int MostHouseholds = 8;

    private readonly RosterColumns _columns = roster.Columns;

    /// <summary>The households of the ids found, where their owner bears another name, and of the head's id.</summary>
    internal void OfIds(in MatchQuery query, in SoughtName name, CandidateBuffer into)
    {
        var found = into.Count;
        for (var i = 0; i < found; i++)
        {
            var candidate = into[i];
            if (!name.Agrees(candidate.Person))
            {
                AddMembers(_columns.HouseholdOfPerson[candidate.Person], name, Blocks.Household, orAll: candidate.Edit == IdEdit.Same, into);
            }
        }

        if (query.HeadId.Packed == 0)
        {
            return;
        }

        var head = _columns.IdTable.Find(query.HeadId.Packed, out _, out var isShared);
        if (isShared)
        {
            foreach (var person in _columns.IdTable.Sharing(query.HeadId.Packed))
            {
                AddMembers(_columns.HouseholdOfPerson[person], name, Blocks.Household, orAll: true, into);
            }
        }
        else if (head >= 0)
        {
            AddMembers(_columns.HouseholdOfPerson[head], name, Blocks.Household, orAll: true, into);
        }
    }

    /// <summary>The households of the village whose head's name sounds as the row's.</summary>
    internal void OfHead(in MatchQuery query, in SoughtName name, ReadOnlySpan<ushort> places, CandidateBuffer into)
    {
        if (string.IsNullOrEmpty(query.HeadName))
        {
            return;
        }

        var namesakes = _columns.BySound.Find(PersonName.SoundKey(query.HeadName, roster.Dialect));
        var heads = new BlockPick(roster, stackalloc BlockPick.Picked[MostHouseholds]);
        foreach (var place in places)
        {
            foreach (var person in PersonRange.Of(namesakes, _columns.PlaceStarts[place], _columns.PlaceStarts[place + 1]))
            {
                if (_columns.Households[_columns.HouseholdOfPerson[person]].Head == person)
                {
                    heads.Offer(person, roster.NameOf(person).SequenceEqual(query.HeadName) ? 0 : 1);
                }
            }
        }

        heads.NoteCut(into, Blocks.HeadAndVillage);
        for (var i = 0; i < heads.Count; i++)
        {
            AddMembers(_columns.HouseholdOfPerson[heads[i]], name, Blocks.HeadAndVillage, orAll: true, into);
        }
    }

    private void AddMembers(int household, in SoughtName name, Blocks block, bool orAll, CandidateBuffer into)
    {
        int first = _columns.Households[household].FirstMember, end = _columns.Households[household + 1].FirstMember;
        var members = new BlockPick(roster, stackalloc BlockPick.Picked[CandidateBlocks.MostPerBlock]);
        for (var member = first; member < end; member++)
        {
            if (name.Agrees(member))
            {
                members.Offer(member, name.IsSame(member) ? 0 : 1);
            }
        }

        if (members.Count == 0 && orAll)
        {
            for (var member = first; member < end; member++)
            {
                members.Offer(member, 2);
            }
        }

        members.AddTo(into, block);
    }
}
