namespace AlertExchange.Intake.Rosters;

/// <summary>What a column of a roster holds.</summary>
public enum RosterField : byte
{
    HouseholdCode = 0,
    PersonCode,
    Name,
    CitizenId,
    Sex,
    BirthDate,
    Relation,
    HouseholdType,
    MonitorClass,
    RiskEliminated,
    Township,
    Village,
    Group,
    Phone,
    SchoolStatus,
    PerCapitaIncome,
    HeadName,
    HeadCitizenId,
}
