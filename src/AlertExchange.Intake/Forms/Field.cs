namespace AlertExchange.Intake.Forms;

/// <summary>
/// Where a column's value goes: subject, envelope, or a property of the kind's facts record. In YAML and in hand-made bindings the
/// names are written in camelCase. At most 128 members: a row keeps a bit for each.
/// </summary>
public enum Field : byte
{
    /// <summary>A column that is known and not used, such as 序号 or 备注.</summary>
    Ignore = 0,

    Name,
    CitizenId,
    BirthDate,
    Sex,
    Phone,
    Township,
    Village,
    Group,
    Address,
    HeadName,
    HeadCitizenId,

    OccurredOn,
    Period,

    YearToDateSelfPay,
    TotalCost,
    PooledFund,
    SeriousIllnessInsurance,
    MedicalAid,
    Admissions,
    PersonCategory,

    Status,
    StudentNumber,
    School,
    GradeClass,
    Guardian,
    GuardianId,

    SelfPaid,
    SchoolYear,
    Tuition,
    Lodging,
    Books,
    Meals,
    Aid,
    Stage,

    Grade,
    Structure,
    Remedy,

    Loss,
    Product,
    Cause,
    AreaMu,

    Problem,
    WaterSource,
    People,

    AidType,
    Category,
    Amount,
    InsuredPeople,
    CertificateNumber,
    Reason,

    Class,

    DisasterType,
    StillInHardship,
    Relief,
    Damage,

    IncidentType,
    Location,
    Casualties,
    PropertyLoss,

    Appeal,
    PerCapitaIncome,

    Disease,
    Hospital,
    FamilyDoctorSigned,

    Employer,
    WorkPlace,
    MonthlyIncome,

    CurrentPrice,
    ChangePercent,

    Finding,
    FoundBy,
}
