using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;

namespace AlertExchange.Storage.Codecs;

/// <summary>
/// The facts of each kind, property by property. A property that is added to a record and forgotten here fails the round-trip test, which
/// fills every property it finds.
/// </summary>
internal static class FactsCodec
{
    public static void Write(ByteWriter to, AlertFacts facts)
    {
        switch (facts)
        {
            case MedicalCostFacts f:
                to.Amount(f.YearToDateSelfPay);
                to.Amount(f.TotalCost);
                to.Amount(f.PooledFund);
                to.Amount(f.SeriousIllnessInsurance);
                to.Amount(f.MedicalAid);
                to.Optional(f.Admissions);
                to.SharedText(f.PersonCategory);
                break;
            case SchoolDropoutFacts f:
                to.SharedText(f.Status);
                to.Text(f.StudentNumber);
                to.SharedText(f.School);
                to.SharedText(f.GradeClass);
                to.Text(f.Guardian);
                to.Text(f.GuardianId);
                break;
            case EducationCostFacts f:
                to.Amount(f.SelfPaid);
                to.SharedText(f.SchoolYear);
                to.Amount(f.Tuition);
                to.Amount(f.Lodging);
                to.Amount(f.Books);
                to.Amount(f.Meals);
                to.Amount(f.Aid);
                to.SharedText(f.Stage);
                to.SharedText(f.School);
                to.Text(f.StudentNumber);
                to.Text(f.Guardian);
                to.Text(f.GuardianId);
                break;
            case UnsafeHousingFacts f:
                to.SharedText(f.Grade);
                to.SharedText(f.Structure);
                to.SharedText(f.Remedy);
                break;
            case IndustryLossFacts f:
                to.Amount(f.Loss);
                to.SharedText(f.Product);
                to.SharedText(f.Cause);
                to.Amount(f.AreaMu);
                break;
            case UnsafeDrinkingWaterFacts f:
                to.SharedText(f.Problem);
                to.SharedText(f.WaterSource);
                to.Optional(f.People);
                break;
            case LowIncomeAidFacts f:
                to.SharedText(f.AidType);
                to.SharedText(f.Category);
                to.Amount(f.Amount);
                to.Optional(f.InsuredPeople);
                to.Text(f.CertificateNumber);
                to.SharedText(f.Reason);
                break;
            case DisabilityCertifiedFacts f:
                to.Signed(f.Class);
                to.Signed(f.Grade);
                to.Text(f.CertificateNumber);
                to.Text(f.Guardian);
                break;
            case DisasterHardshipFacts f:
                to.SharedText(f.DisasterType);
                to.Flag(f.StillInHardship);
                to.Amount(f.Loss);
                to.Amount(f.Relief);
                to.Optional(f.People);
                to.SharedText(f.Damage);
                break;
            case CrimeOrAccidentFacts f:
                to.SharedText(f.IncidentType);
                to.SharedText(f.Location);
                to.SharedText(f.Casualties);
                to.Amount(f.PropertyLoss);
                break;
            case PetitionHardshipFacts f:
                to.SharedText(f.Appeal);
                to.Amount(f.PerCapitaIncome);
                break;
            case SeriousIllnessFacts f:
                to.SharedText(f.Disease);
                to.SharedText(f.Hospital);
                to.Flag(f.FamilyDoctorSigned);
                break;
            case JobLossFacts f:
                to.SharedText(f.Employer);
                to.SharedText(f.WorkPlace);
                to.Amount(f.MonthlyIncome);
                to.SharedText(f.Reason);
                break;
            case PriceDropFacts f:
                to.SharedText(f.Product);
                to.Amount(f.CurrentPrice);
                to.Amount(f.ChangePercent);
                break;
            case InspectionFindingFacts f:
                to.SharedText(f.Finding);
                to.SharedText(f.FoundBy);
                to.SharedText(f.Category);
                break;
            default:
                throw new ArgumentException($"No form for the facts of {facts.Kind}.", nameof(facts));
        }
    }

    // Initializers run in the order they are written, which is the order of Write.
    public static AlertFacts Read(ref ByteReader from, AlertKind kind) => kind switch
    {
        AlertKind.MedicalCost => new MedicalCostFacts
        {
            YearToDateSelfPay = from.RequiredAmount(),
            TotalCost = from.Amount(),
            PooledFund = from.Amount(),
            SeriousIllnessInsurance = from.Amount(),
            MedicalAid = from.Amount(),
            Admissions = from.Optional(),
            PersonCategory = from.SharedText(),
        },
        AlertKind.SchoolDropout => new SchoolDropoutFacts
        {
            Status = from.RequiredSharedText(),
            StudentNumber = from.Text(),
            School = from.SharedText(),
            GradeClass = from.SharedText(),
            Guardian = from.Text(),
            GuardianId = from.Text(),
        },
        AlertKind.EducationCost => new EducationCostFacts
        {
            SelfPaid = from.RequiredAmount(),
            SchoolYear = from.SharedText(),
            Tuition = from.Amount(),
            Lodging = from.Amount(),
            Books = from.Amount(),
            Meals = from.Amount(),
            Aid = from.Amount(),
            Stage = from.SharedText(),
            School = from.SharedText(),
            StudentNumber = from.Text(),
            Guardian = from.Text(),
            GuardianId = from.Text(),
        },
        AlertKind.UnsafeHousing => new UnsafeHousingFacts
        {
            Grade = from.RequiredSharedText(),
            Structure = from.SharedText(),
            Remedy = from.SharedText(),
        },
        AlertKind.IndustryLoss => new IndustryLossFacts
        {
            Loss = from.Amount(),
            Product = from.SharedText(),
            Cause = from.SharedText(),
            AreaMu = from.Amount(),
        },
        AlertKind.UnsafeDrinkingWater => new UnsafeDrinkingWaterFacts
        {
            Problem = from.RequiredSharedText(),
            WaterSource = from.SharedText(),
            People = from.Optional(),
        },
        AlertKind.LowIncomeAid => new LowIncomeAidFacts
        {
            AidType = from.RequiredSharedText(),
            Category = from.SharedText(),
            Amount = from.Amount(),
            InsuredPeople = from.Optional(),
            CertificateNumber = from.Text(),
            Reason = from.SharedText(),
        },
        AlertKind.DisabilityCertified => new DisabilityCertifiedFacts
        {
            Class = (int)from.Signed(),
            Grade = (int)from.Signed(),
            CertificateNumber = from.Text(),
            Guardian = from.Text(),
        },
        AlertKind.DisasterHardship => new DisasterHardshipFacts
        {
            DisasterType = from.RequiredSharedText(),
            StillInHardship = from.Flag() == true,
            Loss = from.Amount(),
            Relief = from.Amount(),
            People = from.Optional(),
            Damage = from.SharedText(),
        },
        AlertKind.CrimeOrAccident => new CrimeOrAccidentFacts
        {
            IncidentType = from.RequiredSharedText(),
            Location = from.SharedText(),
            Casualties = from.SharedText(),
            PropertyLoss = from.Amount(),
        },
        AlertKind.PetitionHardship => new PetitionHardshipFacts
        {
            Appeal = from.RequiredSharedText(),
            PerCapitaIncome = from.Amount(),
        },
        AlertKind.SeriousIllness => new SeriousIllnessFacts
        {
            Disease = from.RequiredSharedText(),
            Hospital = from.SharedText(),
            FamilyDoctorSigned = from.Flag(),
        },
        AlertKind.JobLoss => new JobLossFacts
        {
            Employer = from.SharedText(),
            WorkPlace = from.SharedText(),
            MonthlyIncome = from.Amount(),
            Reason = from.SharedText(),
        },
        AlertKind.PriceDrop => new PriceDropFacts
        {
            Product = from.RequiredSharedText(),
            CurrentPrice = from.Amount(),
            ChangePercent = from.RequiredAmount(),
        },
        AlertKind.InspectionFinding => new InspectionFindingFacts
        {
            Finding = from.RequiredSharedText(),
            FoundBy = from.SharedText(),
            Category = from.SharedText(),
        },
        _ => throw ByteReader.Unreadable(),
    };
}
