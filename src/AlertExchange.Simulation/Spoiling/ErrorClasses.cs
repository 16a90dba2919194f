using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Spoiling;

/// <summary>What is wrong with a row, if anything, and what should become of it. <c>docs/simulation.md</c> describes each.</summary>
public static class ErrorClasses
{
    // Definite: the right person is found all the same.
    public const string Clean = "clean";
    public const string Duplicate = "duplicate";
    public const string IdStripped = "id.stripped";
    public const string IdFullWidth = "id.full-width";
    public const string IdLowerX = "id.lower-x";
    public const string IdFifteenDigits = "id.15-digit";
    public const string IdCertificate = "id.certificate";
    public const string IdStudentNumber = "id.student-number";
    public const string NameSpaced = "name.spaced";
    public const string NameTypo = "name.typo";
    public const string NameTraditional = "name.traditional";
    public const string NameMiddleDot = "name.middle-dot";
    /// <summary>A sound id; one character of the given name sounds alike.</summary>
    public const string NameHomophone = "name.homophone";
    /// <summary>A sound id; one character of the given name looks alike.</summary>
    public const string NameLookAlike = "name.look-alike";
    /// <summary>A sound id beside the village's name of before a merger.</summary>
    public const string VillageMerged = "village.merged";
    /// <summary>A form about households that names an adult member in the head's place.</summary>
    public const string HouseholdMember = "household.member";

    // Possible: a person has to look.
    public const string NameOther = "name.other";
    public const string NameMissing = "name.missing";
    /// <summary>The head's name beside somebody else's sound id.</summary>
    public const string NameOfHead = "name.head-instead";
    public const string IdGuardian = "id.guardian";
    public const string IdDigitsLost = "id.digits-lost";
    public const string IdScientific = "id.scientific";
    public const string IdSubstitution = "id.substitution";
    public const string IdTransposition = "id.transposition";
    public const string IdTooShort = "id.too-short";
    /// <summary>One digit of birth date or sequence left out.</summary>
    public const string IdDroppedDigit = "id.dropped-digit";
    public const string IdMissing = "id.missing";
    /// <summary>No id; one character of the given name sounds alike.</summary>
    public const string NoIdHomophone = "no-id.homophone";
    /// <summary>No id; one character of the given name sounds alike in the region's speech only.</summary>
    public const string NoIdDialect = "no-id.dialect";
    /// <summary>No id; one character of the given name looks alike.</summary>
    public const string NoIdLookAlike = "no-id.look-alike";
    /// <summary>No id and no village, but name, birth date and township.</summary>
    public const string NoIdBirthDate = "no-id.birth-date";
    /// <summary>No id, but name, village and the head's name.</summary>
    public const string NoIdHead = "no-id.head";
    /// <summary>No id; the village by its name of before a merger.</summary>
    public const string NoIdVillageMerged = "no-id.village-merged";
    /// <summary>No id; a woman who married in and bears the name of another of the village.</summary>
    public const string NoIdMarriedIn = "no-id.married-in";
    /// <summary>No id; a clan's surname in a clan village.</summary>
    public const string NoIdClan = "no-id.clan";
    /// <summary>Somebody on no roster, without id, who has a namesake in the village.</summary>
    public const string OffRosterNamesake = "off-roster.namesake";

    // None: nobody on the roster.
    public const string OffRoster = "off-roster.sound";
    /// <summary>A sound id, but no place that could be told.</summary>
    public const string OffRosterUnplaced = "off-roster.unplaced";
    public const string OffRosterNoId = "off-roster.no-id";
    public const string OffRosterDamagedId = "off-roster.damaged-id";
    /// <summary>A stranger without id, of a name as people of that village have.</summary>
    public const string OffRosterOrdinaryNoId = "off-roster.ordinary-no-id";
    /// <summary>A stranger with a damaged id, of a name as people of that village have.</summary>
    public const string OffRosterOrdinaryDamagedId = "off-roster.ordinary-damaged-id";
    /// <summary>Died since; the household is still on the roster, the dead are not.</summary>
    public const string Deceased = "off-roster.deceased";
    public const string DeceasedNoId = "off-roster.deceased-no-id";
    /// <summary>Moved away with the whole household; the row tells of the old village.</summary>
    public const string MovedAway = "off-roster.moved-away";
    public const string MovedAwayNoId = "off-roster.moved-away-no-id";
    /// <summary>Not about a person.</summary>
    public const string AreaSignal = "area-signal";

    // Rejected: no alert can be made of it.
    public const string NoIdentity = "no-identity";
    public const string AmountMissing = "amount.missing";
    public const string AmountUnreadable = "amount.unreadable";
    public const string DateFuture = "date.future";
    public const string PeriodMismatch = "period.mismatch";

    /// <summary>What should become of a row of this class.</summary>
    public static ExpectedOutcome Expected(string errorClass) => errorClass switch
    {
        NameOther or NameMissing or NameOfHead or IdGuardian or IdDigitsLost or IdScientific or IdSubstitution or IdTransposition or IdTooShort
            or IdDroppedDigit or IdMissing or OffRosterNamesake => ExpectedOutcome.Possible,
        _ when errorClass.StartsWith("no-id.", StringComparison.Ordinal) => ExpectedOutcome.Possible,
        _ when errorClass.StartsWith("off-roster.", StringComparison.Ordinal) || errorClass == AreaSignal => ExpectedOutcome.None,
        NoIdentity or AmountMissing or AmountUnreadable or DateFuture or PeriodMismatch => ExpectedOutcome.Rejected,
        _ => ExpectedOutcome.Definite,
    };

    /// <summary>A sound id that stands on no roster: a general rural household, assessed by the rules that include them.</summary>
    public static bool IsOffRosterWithSoundId(string errorClass) => errorClass is OffRoster or OffRosterUnplaced or Deceased or MovedAway;
}
