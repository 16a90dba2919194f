using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;
using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Adapting;

/// <summary>Makes the facts of a kind from a row whose required values are there.</summary>
internal static class FactsBuilder
{
    public static AlertFacts Build(AlertKind kind, RowValues row, Period period) => kind switch
    {
        AlertKind.MedicalCost => new MedicalCostFacts
        {
            YearToDateSelfPay = row.Number(Field.YearToDateSelfPay) ?? 0,
            TotalCost = row.Number(Field.TotalCost),
            PooledFund = row.Number(Field.PooledFund),
            SeriousIllnessInsurance = row.Number(Field.SeriousIllnessInsurance),
            MedicalAid = row.Number(Field.MedicalAid),
            Admissions = row.Whole(Field.Admissions),
            PersonCategory = row.Text(Field.PersonCategory),
        },
        AlertKind.SchoolDropout => new SchoolDropoutFacts
        {
            Status = row.Text(Field.Status) ?? "",
            StudentNumber = row.Text(Field.StudentNumber),
            School = row.Text(Field.School),
            GradeClass = row.Text(Field.GradeClass),
            Guardian = row.Text(Field.Guardian),
            GuardianId = row.Text(Field.GuardianId),
        },
        AlertKind.EducationCost => new EducationCostFacts
        {
            SelfPaid = row.Number(Field.SelfPaid) ?? 0,
            SchoolYear = row.Text(Field.SchoolYear) ?? SchoolYearOf(period),
            Tuition = row.Number(Field.Tuition),
            Lodging = row.Number(Field.Lodging),
            Books = row.Number(Field.Books),
            Meals = row.Number(Field.Meals),
            Aid = row.Number(Field.Aid),
            Stage = row.Text(Field.Stage),
            School = row.Text(Field.School),
            StudentNumber = row.Text(Field.StudentNumber),
            Guardian = row.Text(Field.Guardian),
            GuardianId = row.Text(Field.GuardianId),
        },
        AlertKind.UnsafeHousing => new UnsafeHousingFacts
        {
            Grade = row.Text(Field.Grade) ?? "",
            Structure = row.Text(Field.Structure),
            Remedy = row.Text(Field.Remedy),
        },
        AlertKind.IndustryLoss => new IndustryLossFacts
        {
            Loss = row.Number(Field.Loss),
            Product = row.Text(Field.Product),
            Cause = row.Text(Field.Cause),
            AreaMu = row.Number(Field.AreaMu),
        },
        AlertKind.UnsafeDrinkingWater => new UnsafeDrinkingWaterFacts
        {
            Problem = row.Text(Field.Problem) ?? "",
            WaterSource = row.Text(Field.WaterSource),
            People = row.Whole(Field.People),
        },
        AlertKind.LowIncomeAid => new LowIncomeAidFacts
        {
            AidType = row.Text(Field.AidType) ?? "",
            Category = row.Text(Field.Category),
            Amount = row.Number(Field.Amount),
            InsuredPeople = row.Whole(Field.InsuredPeople),
            CertificateNumber = row.Text(Field.CertificateNumber),
            Reason = row.Text(Field.Reason),
        },
        AlertKind.DisabilityCertified => new DisabilityCertifiedFacts
        {
            Class = row.Whole(Field.Class) ?? 0,
            Grade = row.Whole(Field.Grade) ?? 0,
            CertificateNumber = row.Text(Field.CertificateNumber),
            Guardian = row.Text(Field.Guardian),
        },
        AlertKind.DisasterHardship => new DisasterHardshipFacts
        {
            DisasterType = row.Text(Field.DisasterType) ?? "",
            StillInHardship = row.Flag(Field.StillInHardship) ?? false,
            Loss = row.Number(Field.Loss),
            Relief = row.Number(Field.Relief),
            People = row.Whole(Field.People),
            Damage = row.Text(Field.Damage),
        },
        AlertKind.CrimeOrAccident => new CrimeOrAccidentFacts
        {
            IncidentType = row.Text(Field.IncidentType) ?? "",
            Location = row.Text(Field.Location),
            Casualties = row.Text(Field.Casualties),
            PropertyLoss = row.Number(Field.PropertyLoss),
        },
        AlertKind.PetitionHardship => new PetitionHardshipFacts
        {
            Appeal = row.Text(Field.Appeal) ?? "",
            PerCapitaIncome = row.Number(Field.PerCapitaIncome),
        },
        AlertKind.SeriousIllness => new SeriousIllnessFacts
        {
            Disease = row.Text(Field.Disease) ?? "",
            Hospital = row.Text(Field.Hospital),
            FamilyDoctorSigned = row.Flag(Field.FamilyDoctorSigned),
        },
        AlertKind.JobLoss => new JobLossFacts
        {
            Employer = row.Text(Field.Employer),
            WorkPlace = row.Text(Field.WorkPlace),
            MonthlyIncome = row.Number(Field.MonthlyIncome),
            Reason = row.Text(Field.Reason),
        },
        AlertKind.PriceDrop => new PriceDropFacts
        {
            Product = row.Text(Field.Product) ?? "",
            CurrentPrice = row.Number(Field.CurrentPrice),
            ChangePercent = row.Number(Field.ChangePercent) ?? 0,
        },
        AlertKind.InspectionFinding => new InspectionFindingFacts
        {
            Finding = row.Text(Field.Finding) ?? "",
            FoundBy = row.Text(Field.FoundBy),
            Category = row.Text(Field.Category),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The school year begins on 1 September.</summary>
    private static string SchoolYearOf(Period period) => period.Month >= 9 ? $"{period.Year}-{period.Year + 1}" : $"{period.Year - 1}-{period.Year}";
}
