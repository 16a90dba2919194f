using AlertExchange.Simulation.Spoiling;
using AlertExchange.Simulation.Truth;

namespace AlertExchange.Simulation.Evaluating;

/// <summary>Which group a class belongs to.</summary>
public static class RowGroups
{
    public static RowGroup Of(TruthRow row) => row.ErrorClass switch
    {
        ErrorClasses.IdSubstitution or ErrorClasses.IdTransposition or ErrorClasses.IdDroppedDigit or ErrorClasses.IdDigitsLost or ErrorClasses.IdTooShort => RowGroup.DamagedId,
        ErrorClasses.IdMissing or ErrorClasses.IdScientific => RowGroup.NameAndVillage,
        ErrorClasses.NameOther or ErrorClasses.NameOfHead => RowGroup.WrongName,
        ErrorClasses.IdGuardian => RowGroup.GuardianId,
        ErrorClasses.OffRosterNamesake => RowGroup.StrangerNamesake,
        ErrorClasses.AreaSignal => RowGroup.Other,
        _ when ErrorClasses.IsOffRosterWithSoundId(row.ErrorClass) => RowGroup.StrangerWithId,
        _ when row.ErrorClass.StartsWith("off-roster.", StringComparison.Ordinal) => RowGroup.StrangerWithoutId,
        _ when row.ErrorClass.StartsWith("no-id.", StringComparison.Ordinal) => RowGroup.NameOnlyHard,
        _ => row.Expected == ExpectedOutcome.Definite ? RowGroup.SoundId : RowGroup.Other,
    };
}
