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

    // Possible: a person has to look.
    public const string NameOther = "name.other";
    public const string NameMissing = "name.missing";
    public const string IdGuardian = "id.guardian";
    public const string IdDigitsLost = "id.digits-lost";
    public const string IdScientific = "id.scientific";
    public const string IdSubstitution = "id.substitution";
    public const string IdTransposition = "id.transposition";
    public const string IdTooShort = "id.too-short";
    public const string IdMissing = "id.missing";
    /// <summary>Somebody on no roster, without id, who has a namesake in the village.</summary>
    public const string OffRosterNamesake = "off-roster.namesake";

    // None: nobody on the roster.
    public const string OffRoster = "off-roster.sound";
    /// <summary>A sound id, but no place that could be told.</summary>
    public const string OffRosterUnplaced = "off-roster.unplaced";
    public const string OffRosterNoId = "off-roster.no-id";
    public const string OffRosterDamagedId = "off-roster.damaged-id";
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
        NameOther or NameMissing or IdGuardian or IdDigitsLost or IdScientific or IdSubstitution or IdTransposition or IdTooShort or IdMissing
            or OffRosterNamesake => ExpectedOutcome.Possible,
        OffRoster or OffRosterUnplaced or OffRosterNoId or OffRosterDamagedId or AreaSignal => ExpectedOutcome.None,
        NoIdentity or AmountMissing or AmountUnreadable or DateFuture or PeriodMismatch => ExpectedOutcome.Rejected,
        _ => ExpectedOutcome.Definite,
    };

    /// <summary>A sound id that stands on no roster: a general rural household, assessed by the rules that include them.</summary>
    public static bool IsOffRosterWithSoundId(string errorClass) => errorClass is OffRoster or OffRosterUnplaced;
}
