using AlertExchange.Engine.Identity;

namespace AlertExchange.Engine.Roster;

/// <summary>What the index keeps of a person: the lean form in which storage feeds <see cref="RosterIndexBuilder"/>.</summary>
public readonly record struct RosterEntry
{
    /// <summary>The number that storage gave to the person code and keeps for good; not negative.</summary>
    public required int PersonNo { get; init; }

    /// <summary>The number that storage gave to the household code and keeps for good; not negative.</summary>
    public required int HouseholdNo { get; init; }

    /// <summary>The citizen id when it is sound, else default.</summary>
    public CitizenId Id { get; init; }

    /// <summary>What the roster has in place of a sound id, cleaned; null for nothing.</summary>
    public string? OddId { get; init; }

    /// <summary>Cleaned with <see cref="PersonName.Clean"/>.</summary>
    public required string Name { get; init; }

    /// <summary>男, 女 or null.</summary>
    public string? Sex { get; init; }

    /// <summary>The date in the id is used where this is null.</summary>
    public DateOnly? BirthDate { get; init; }

    public bool IsHead { get; init; }

    public HouseholdCategory Category { get; init; }

    public string? Township { get; init; }

    public string? Village { get; init; }

    /// <summary>The last four digits of the telephone, 0 to 9999; more is not kept.</summary>
    public short? PhoneTail { get; init; }

    public static RosterEntry From(int personNo, int householdNo, RosterPerson person)
    {
        var id = default(CitizenId);
        var isSound = person.CitizenId is not null && CitizenId.TryParse(person.CitizenId, out id);
        return new RosterEntry
        {
            PersonNo = personNo,
            HouseholdNo = householdNo,
            Id = id,
            OddId = isSound ? null : person.CitizenId,
            Name = person.Name,
            Sex = person.Sex,
            BirthDate = person.BirthDate,
            IsHead = person.IsHead,
            Category = person.Category,
            Township = person.Township,
            Village = person.Village,
            PhoneTail = Identity.PhoneTail.Of(person.Phone),
        };
    }

    /// <summary>Name and id are personal data: neither is printed.</summary>
    public override string ToString() => $"{nameof(RosterEntry)} {{ {PersonNo} in {HouseholdNo} }}";
}
