using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Simulation.Chance;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.People;

namespace AlertExchange.Simulation.Spoiling;

/// <summary>Chooses a person for a row of a given error class and writes name, id and place the way that class says.</summary>
internal sealed class RowDrafter(
    SubjectPicker people,
    AlertKind kind,
    FormTraits form,
    Func<SimulatedHousehold, SimulatedPerson, bool> fits,
    Func<SeededRandom, int> typicalAge,
    SeededRandom random)
{
    private int _events;

    private bool IsWorkbook => form.HasFlag(FormTraits.Workbook);

    /// <summary>Null when the county has nobody left for it.</summary>
    public RowDraft? Draft(string errorClass)
    {
        if (errorClass.StartsWith("off-roster", StringComparison.Ordinal))
            return OffRoster(errorClass);
        var found = people.OnRoster(kind, random, (h, p) => (errorClass == ErrorClasses.HouseholdMember ? IsOtherAdult(p) : fits(h, p)) && CanShow(errorClass, h, p));
        if (found is null)
        {
            errorClass = ErrorClasses.Clean;
            found = people.OnRoster(kind, random, fits);
        }

        return found is var (household, person) ? OnRoster(errorClass, household, person) : null;
    }

    /// <summary>Clean rows of two members of one household, or null when no such household is left.</summary>
    public (RowDraft First, RowDraft Second)? DraftPair()
    {
        var found = people.OnRoster(kind, random, (h, _) => h.Members.Count(m => fits(h, m)) >= 2);
        if (found is null)
            return null;
        var household = found.Value.Household;
        var members = household.Members.Where(m => fits(household, m)).Take(2).ToArray();
        return (OnRoster(ErrorClasses.Clean, household, members[0]), OnRoster(ErrorClasses.Clean, household, members[1]));
    }

    private bool CanShow(string errorClass, SimulatedHousehold household, SimulatedPerson person) => errorClass switch
    {
        ErrorClasses.IdLowerX => IdSpelling.EndsInX(person.Id),
        ErrorClasses.IdFifteenDigits => person.BirthDate.Year is > 1920 and < 2000,
        ErrorClasses.NameTypo or ErrorClasses.NameOther => person.Name is { Given.Length: 2, Surname.Length: > 0 },
        ErrorClasses.NameTraditional => PersonNames.Traditional(person.Name) is not null,
        ErrorClasses.NameMiddleDot => person.Name.HasMiddleDot,
        ErrorClasses.NameHomophone or ErrorClasses.NoIdHomophone => PersonNames.Exchanged(person.Name, CharacterSlips.SameSound, new SeededRandom(0)) is not null,
        ErrorClasses.NoIdDialect => PersonNames.Exchanged(person.Name, CharacterSlips.SameSoundInTheRegion, new SeededRandom(0)) is not null,
        ErrorClasses.NameLookAlike or ErrorClasses.NoIdLookAlike => PersonNames.Exchanged(person.Name, CharacterSlips.SameShape, new SeededRandom(0)) is not null,
        ErrorClasses.NameOfHead or ErrorClasses.NoIdHead => !person.IsHead && PersonNames.ClearlyDiffer(household.Head.Name, person.Name),
        ErrorClasses.NoIdMarriedIn => person.IsMarriedInNamesake,
        ErrorClasses.NoIdClan => people.County.IsOfClan(household, person),
        ErrorClasses.NameSpaced => person.Name is { Given.Length: 1, Surname.Length: 1 },
        ErrorClasses.IdGuardian => Guardian(household, person) is not null,
        _ => true,
    };

    private RowDraft OnRoster(string errorClass, SimulatedHousehold household, SimulatedPerson person)
    {
        var id = person.Id.Reveal();
        var name = errorClass switch
        {
            ErrorClasses.NameSpaced => $"{person.Name.Surname}{(random.Chance(500) ? "\u3000" : "  ")}{person.Name.Given}",
            ErrorClasses.NameTypo => PersonNames.OneCharacterWrong(person.Name, person.Male, random),
            ErrorClasses.NameTraditional => PersonNames.Traditional(person.Name),
            ErrorClasses.NameMiddleDot => person.Name.Full.Replace('·', random.Pick<char>(['•', '．', '・', '‧'])),
            ErrorClasses.NameOther => OtherName(household, person).Full,
            ErrorClasses.NameHomophone or ErrorClasses.NoIdHomophone => PersonNames.Exchanged(person.Name, CharacterSlips.SameSound, random),
            ErrorClasses.NoIdDialect => PersonNames.Exchanged(person.Name, CharacterSlips.SameSoundInTheRegion, random),
            ErrorClasses.NameLookAlike or ErrorClasses.NoIdLookAlike => PersonNames.Exchanged(person.Name, CharacterSlips.SameShape, random),
            ErrorClasses.NameOfHead => household.Head.Name.Full,
            ErrorClasses.NameMissing or ErrorClasses.NoIdentity => null,
            _ => person.Name.Full,
        };
        var cell = errorClass switch
        {
            ErrorClasses.IdStripped => SheetCell.Of(IdSpelling.Stripped(id, IsWorkbook, random)),
            ErrorClasses.IdFullWidth => SheetCell.Of(IdSpelling.FullWidth(id)),
            ErrorClasses.IdLowerX => SheetCell.Of(id.ToLowerInvariant()),
            ErrorClasses.IdFifteenDigits => SheetCell.Of(IdSpelling.FifteenDigits(id)),
            ErrorClasses.IdStudentNumber => SheetCell.Of("G" + id),
            ErrorClasses.IdGuardian => SheetCell.Of(Guardian(household, person)!.Id.Reveal()),
            ErrorClasses.IdDigitsLost => IdSpelling.DigitsLost(id, IsWorkbook, random),
            ErrorClasses.IdScientific => SheetCell.Of(IdSpelling.Scientific(id)),
            ErrorClasses.IdSubstitution => SheetCell.Of(IdSpelling.Substituted(id, random)),
            ErrorClasses.IdTransposition => SheetCell.Of(IdSpelling.Transposed(id, random) ?? IdSpelling.Substituted(id, random)),
            ErrorClasses.IdTooShort => SheetCell.Of(IdSpelling.TooShort(id, random)),
            ErrorClasses.IdDroppedDigit => SheetCell.Of(IdSpelling.DroppedDigit(id, random)),
            ErrorClasses.IdMissing => IdSpelling.Missing(random),
            _ when errorClass.StartsWith("no-id.", StringComparison.Ordinal) => IdSpelling.Missing(random),
            ErrorClasses.NoIdentity => SheetCell.Empty,
            _ => SheetCell.Of(id),
        };
        var needsPlace = errorClass is ErrorClasses.IdMissing or ErrorClasses.IdScientific or ErrorClasses.IdTooShort;
        var note = errorClass switch
        {
            ErrorClasses.IdMissing when people.County.HasNamesakeHead(household.Index) && person.IsHead => "namesake in the village",
            _ when household.RiskEliminated => "risk eliminated",
            _ => "",
        };
        var row = Place(household, person, errorClass, name, cell, needsPlace, note);
        if (errorClass == ErrorClasses.NoIdBirthDate)
            row[RowDraft.BirthDate] = SheetCell.Of(person.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (errorClass == ErrorClasses.NoIdHead)
            row[RowDraft.HeadName] = SheetCell.Of(household.Head.Name.Full);
        return row;
    }

    private RowDraft OffRoster(string errorClass)
    {
        var household = people.OffRoster(typicalAge(random), errorClass switch
        {
            ErrorClasses.OffRosterNoId or ErrorClasses.OffRosterDamagedId => StrangerKind.RareSurname,
            ErrorClasses.OffRosterOrdinaryNoId or ErrorClasses.OffRosterOrdinaryDamagedId or ErrorClasses.MovedAway or ErrorClasses.MovedAwayNoId => StrangerKind.OfTheVillage,
            ErrorClasses.Deceased or ErrorClasses.DeceasedNoId => StrangerKind.Deceased,
            _ => StrangerKind.AnySurname,
        });
        var person = household.Head;
        if (errorClass == ErrorClasses.OffRosterNamesake)
        {
            // The name and village of somebody on the roster; who is meant, the row cannot tell.
            var namesake = people.County[random.Next(people.County.Households)];
            return new RowDraft
            {
                Household = household,
                Person = person,
                ErrorClass = errorClass,
                Note = "shares name and village with a head on the roster",
                Name = namesake.Head.Name.Full,
                Id = IdSpelling.Missing(random),
                Township = namesake.Village.Township,
                Village = namesake.Village.Name,
                Address = namesake.Address,
                Event = _events++,
            };
        }

        var id = person.Id.Reveal();
        var cell = errorClass switch
        {
            ErrorClasses.OffRosterNoId or ErrorClasses.OffRosterOrdinaryNoId or ErrorClasses.DeceasedNoId or ErrorClasses.MovedAwayNoId => IdSpelling.Missing(random),
            ErrorClasses.OffRosterDamagedId or ErrorClasses.OffRosterOrdinaryDamagedId => SheetCell.Of(IdSpelling.Substituted(id, random)),
            _ => SheetCell.Of(id),
        };
        if (errorClass != ErrorClasses.OffRosterUnplaced)
            return Place(household, person, errorClass, person.Name.Full, cell, false, "");
        return new RowDraft
        {
            Household = household,
            Person = person,
            ErrorClass = errorClass,
            Name = person.Name.Full,
            Id = cell,
            Township = null,
            Village = null,
            Address = random.Pick<string?>([null, "外省务工", "租住"]),
            Event = _events++,
        };
    }

    /// <summary>Writes the place as the roster has it, or as people also say where the row does not hang on it.</summary>
    private RowDraft Place(
        SimulatedHousehold household, SimulatedPerson person, string errorClass, string? name, SheetCell id, bool exactly, string note)
    {
        string? village = errorClass switch
        {
            ErrorClasses.VillageMerged or ErrorClasses.NoIdVillageMerged => household.Village.FormerName,
            ErrorClasses.NoIdBirthDate => null,
            _ => household.Village.Name,
        };
        if (village is not null && !exactly && random.Chance(60))
            village = village.EndsWith('村') ? village + "委会" : village + "居委会";
        var township = household.Village.Township;
        if (!exactly && random.Chance(60) && township.Length > 2)
            township = township[..^1];
        return new RowDraft
        {
            Household = household,
            Person = person,
            ErrorClass = errorClass,
            Note = note,
            Name = name,
            Id = id,
            Township = township,
            Village = village,
            Address = errorClass == ErrorClasses.VillageMerged ? household.Address.Replace(household.Village.Name, household.Village.FormerName, StringComparison.Ordinal) : household.Address,
            Event = _events++,
        };
    }

    private static bool IsOtherAdult(SimulatedPerson person) => !person.IsHead && person.Age >= 18;

    /// <summary>A relative's name where one is clearly different (the usual mix-up), else an invented one.</summary>
    private PersonName OtherName(SimulatedHousehold household, SimulatedPerson person)
    {
        foreach (var member in household.Members)
        {
            if (member != person && !member.Name.HasMiddleDot && PersonNames.ClearlyDiffer(member.Name, person.Name))
                return member.Name;
        }

        return PersonNames.Other(person.Name, person.Male, random);
    }

    /// <summary>An adult of the household whose name cannot be taken for the pupil's.</summary>
    private static SimulatedPerson? Guardian(SimulatedHousehold household, SimulatedPerson pupil) =>
        Array.Find(household.Members, m => m.Age >= 22 && m != pupil && PersonNames.ClearlyDiffer(m.Name, pupil.Name));
}
