using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Tests.Policies;

/// <summary>A household's history in few words.</summary>
internal sealed class HouseholdBuilder(HouseholdCategory category = HouseholdCategory.General)
{
    private static readonly Dictionary<AlertKind, string> DefaultDepartments = new()
    {
        [AlertKind.MedicalCost] = "medical-insurance",
        [AlertKind.SchoolDropout] = "education",
        [AlertKind.EducationCost] = "education",
        [AlertKind.UnsafeHousing] = "housing",
        [AlertKind.IndustryLoss] = "agriculture-water",
        [AlertKind.UnsafeDrinkingWater] = "agriculture-water",
        [AlertKind.LowIncomeAid] = "civil-affairs",
        [AlertKind.DisabilityCertified] = "disability-federation",
        [AlertKind.DisasterHardship] = "emergency-management",
        [AlertKind.CrimeOrAccident] = "police",
        [AlertKind.PetitionHardship] = "petitions",
        [AlertKind.SeriousIllness] = "health",
        [AlertKind.JobLoss] = "human-resources",
        [AlertKind.PriceDrop] = "statistics",
        [AlertKind.InspectionFinding] = "rural-revitalization",
    };

    private static readonly AlertKind[] Crowded = [AlertKind.MedicalCost, AlertKind.IndustryLoss, AlertKind.SeriousIllness];

    private readonly List<HouseholdAlert> _alerts = [];

    public static SubjectKey Household { get; } = SubjectKey.OnRoster(7);

    public static SubjectKey Person(int number) => SubjectKey.OnRoster(700 + number);

    public HouseholdBuilder With(
        AlertKind kind,
        string period,
        decimal? measure = null,
        string? code = null,
        int person = 1,
        ulong? events = null,
        DateOnly? on = null,
        int? schoolYear = null,
        string? department = null,
        int? id = null)
    {
        Period.TryParse(period, out var parsed).ShouldBeTrue();
        _alerts.Add(new HouseholdAlert
        {
            AlertId = new AlertId((UInt128)(id ?? _alerts.Count + 1)),
            Kind = kind,
            Department = new DepartmentId(department ?? DefaultDepartments[kind]),
            Period = parsed,
            OccurredOn = on,
            Person = Person(person),
            Measure = measure,
            Code = code,
            SchoolYear = schoolYear,
            EventKey = events ?? ((ulong)kind << 32) + (ulong)person,
        });
        return this;
    }

    public AssessedHousehold Build() => new(Household, category, [.. _alerts]);

    public IReadOnlyList<DueWarning> Due(PolicyProfile? profile = null) =>
        Assessor.Assess(profile ?? QimenProfile.Profile, Build(), new DateOnly(2022, 12, 31));

    public static AssessedHousehold Random(int seed)
    {
        var random = new Random(seed);
        var builder = new HouseholdBuilder((HouseholdCategory)random.Next(3));
        for (var i = random.Next(1, 14); i > 0; i--)
        {
            // Half of the histories keep to few kinds, so that windows fill up and several departments speak of one thing.
            var kind = seed % 2 == 0 ? AlertKinds.All[random.Next(AlertKinds.All.Count)] : Crowded[random.Next(Crowded.Length)];
            builder.With(
                kind,
                seed % 2 == 0 ? $"202{random.Next(1, 4)}-{random.Next(1, 13):D2}" : $"2022-{random.Next(7, 9):D2}",
                random.Next(4) == 0 ? null : random.Next(40) * 1000,
                new[] { null, "A", "C", "D", "是", "否" }[random.Next(6)],
                random.Next(1, 4),
                (ulong)random.Next(6),
                random.Next(3) == 0 ? new DateOnly(2022, random.Next(1, 13), 3) : null,
                random.Next(3) == 0 ? 2021 : null,
                kind == AlertKind.SeriousIllness && random.Next(2) == 0 ? "medical-insurance" : null,
                id: i * 7919 % 97);
        }

        return builder.Build();
    }
}
