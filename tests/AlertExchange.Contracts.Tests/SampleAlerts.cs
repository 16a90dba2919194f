using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Facts;

namespace AlertExchange.Contracts.Tests;

/// <summary>
/// Two alerts of every kind: one with every member filled, one with nothing but what is required. The people are
/// made up; area code 341098 belongs to no county.
/// </summary>
internal static class SampleAlerts
{
    private const string CitizenId = "341098196809220481";

    public static IEnumerable<AlertMessage> Full => AlertKinds.All.Select(FullOf);

    public static IEnumerable<AlertMessage> Sparse => AlertKinds.All.Select(SparseOf);

    public static IEnumerable<AlertMessage> All => Full.Concat(Sparse);

    public static AlertMessage FullOf(AlertKind kind) => new()
    {
        AlertId = new AlertId(UInt128.Parse("340282366920938463463374607431768211455", null) - (UInt128)(int)kind),
        Kind = kind,
        Department = new DepartmentId("rural-revitalization"),
        Place = "341024",
        Period = new Period(2022, 8),
        OccurredOn = new DateOnly(2022, 8, 3),
        Subject = new AlertSubject
        {
            Name = "张某某",
            CitizenId = CitizenId,
            CitizenIdAsWritten = "'341098 1968 0922 0481",
            CitizenIdState = CitizenIdState.CheckDigitFails,
            BirthDate = new DateOnly(1968, 9, 22),
            Sex = "女",
            Phone = "13800000000",
            Township = "平里镇",
            Village = "平里村",
            Group = "三组",
            Address = "平里镇平里村三组 \"老屋\" <12号>",
            HeadName = "李某",
            HeadCitizenId = CitizenId,
        },
        Facts = FullFacts(kind),
        Source = new AlertSource("s-20220825-0001", "2022年8月报送.xlsx", "新增", 1_048_576),
        Remarks =
        [
            new RowRemark("id.check-digit", "身份证号", "身份证号校验码不符，请核对。", IsDoubt: true),
            new RowRemark("row.note", null, "已去除空格。", IsDoubt: false),
        ],
    };

    public static AlertMessage SparseOf(AlertKind kind) => new()
    {
        AlertId = new AlertId((UInt128)(int)kind),
        Kind = kind,
        Department = new DepartmentId("housing"),
        Place = "341024",
        Period = new Period(2026, 12),
        Subject = new AlertSubject(),
        Facts = SparseFacts(kind),
        Source = new AlertSource("s-1", "a.csv", "", 1),
    };

    private static AlertFacts FullFacts(AlertKind kind) => kind switch
    {
        AlertKind.MedicalCost => new MedicalCostFacts
        {
            YearToDateSelfPay = 10000.00m,
            TotalCost = 68432.10m,
            PooledFund = 40000m,
            SeriousIllnessInsurance = 12000m,
            MedicalAid = 6432.10m,
            Admissions = 2,
            PersonCategory = "脱贫人口",
        },
        AlertKind.SchoolDropout => new SchoolDropoutFacts
        {
            Status = "休学",
            StudentNumber = "G" + CitizenId,
            School = "某某中学",
            GradeClass = "九(2)班",
            Guardian = "李某",
            GuardianId = CitizenId,
        },
        AlertKind.EducationCost => new EducationCostFacts
        {
            SelfPaid = 10800m,
            SchoolYear = "2021-2022",
            Tuition = 6000m,
            Lodging = 1200m,
            Books = 600m,
            Meals = 6000m,
            Aid = 3000m,
            Stage = "高等教育",
            School = "某某学院",
            StudentNumber = "G" + CitizenId,
            Guardian = "李某",
            GuardianId = CitizenId,
        },
        AlertKind.UnsafeHousing => new UnsafeHousingFacts { Grade = "D", Structure = "土木", Remedy = "重建" },
        AlertKind.IndustryLoss => new IndustryLossFacts { Loss = 21000m, Product = "茶叶", Cause = "霜冻绝收", AreaMu = 6.5m },
        AlertKind.UnsafeDrinkingWater => new UnsafeDrinkingWaterFacts { Problem = "季节性缺水", WaterSource = "山泉水", People = 4 },
        AlertKind.LowIncomeAid => new LowIncomeAidFacts
        {
            AidType = "临时救助",
            Category = "A",
            Amount = 3000m,
            InsuredPeople = 2,
            CertificateNumber = "0001",
            Reason = "因病",
        },
        AlertKind.DisabilityCertified => new DisabilityCertifiedFacts { Class = 4, Grade = 2, CertificateNumber = CitizenId + "42", Guardian = "李某" },
        AlertKind.DisasterHardship => new DisasterHardshipFacts
        {
            DisasterType = "洪涝",
            StillInHardship = true,
            Loss = 18000m,
            Relief = 3000m,
            People = 3,
            Damage = "倒房2间",
        },
        AlertKind.CrimeOrAccident => new CrimeOrAccidentFacts { IncidentType = "诈骗", Location = "某某路口", Casualties = "重伤1人", PropertyLoss = 35000m },
        AlertKind.PetitionHardship => new PetitionHardshipFacts { Appeal = "反映家庭收入低", PerCapitaIncome = 6800m },
        AlertKind.SeriousIllness => new SeriousIllnessFacts { Disease = "肺癌", Hospital = "某某医院", FamilyDoctorSigned = false },
        AlertKind.JobLoss => new JobLossFacts { Employer = "某某电子厂", WorkPlace = "江苏省苏州市", MonthlyIncome = 4500m, Reason = "企业停产" },
        AlertKind.PriceDrop => new PriceDropFacts { Product = "生猪", CurrentPrice = 15.2m, ChangePercent = -18m },
        AlertKind.InspectionFinding => new InspectionFindingFacts { Finding = "住房漏雨未修缮", FoundBy = "暗访", Category = "住房安全" },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a sample."),
    };

    private static AlertFacts SparseFacts(AlertKind kind) => kind switch
    {
        AlertKind.MedicalCost => new MedicalCostFacts { YearToDateSelfPay = 0.01m },
        AlertKind.SchoolDropout => new SchoolDropoutFacts { Status = "疑似辍学" },
        AlertKind.EducationCost => new EducationCostFacts { SelfPaid = 99_999_999_999.99m },
        AlertKind.UnsafeHousing => new UnsafeHousingFacts { Grade = "隐患" },
        AlertKind.IndustryLoss => new IndustryLossFacts(),
        AlertKind.UnsafeDrinkingWater => new UnsafeDrinkingWaterFacts { Problem = "水质不达标" },
        AlertKind.LowIncomeAid => new LowIncomeAidFacts { AidType = "低保" },
        AlertKind.DisabilityCertified => new DisabilityCertifiedFacts { Class = 7, Grade = 1 },
        AlertKind.DisasterHardship => new DisasterHardshipFacts { DisasterType = "旱灾", StillInHardship = false },
        AlertKind.CrimeOrAccident => new CrimeOrAccidentFacts { IncidentType = "交通事故" },
        AlertKind.PetitionHardship => new PetitionHardshipFacts { Appeal = "生活困难" },
        AlertKind.SeriousIllness => new SeriousIllnessFacts { Disease = "尿毒症" },
        AlertKind.JobLoss => new JobLossFacts(),
        AlertKind.PriceDrop => new PriceDropFacts { Product = "茶叶", ChangePercent = -0.5m },
        AlertKind.InspectionFinding => new InspectionFindingFacts { Finding = "政策宣传不到位" },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a sample."),
    };
}
