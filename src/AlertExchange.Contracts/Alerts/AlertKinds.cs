using System.Diagnostics.CodeAnalysis;

namespace AlertExchange.Contracts.Alerts;

/// <summary>The names of alert kinds as they stand in files, messages and on the command line.</summary>
public static class AlertKinds
{
    private static readonly (AlertKind Kind, string Id, string Title)[] Names =
    [
        (AlertKind.MedicalCost, "medical-cost", "医疗费用"),
        (AlertKind.SchoolDropout, "school-dropout", "失学辍学"),
        (AlertKind.EducationCost, "education-cost", "教育支出"),
        (AlertKind.UnsafeHousing, "unsafe-housing", "住房安全"),
        (AlertKind.IndustryLoss, "industry-loss", "产业受损"),
        (AlertKind.UnsafeDrinkingWater, "unsafe-drinking-water", "饮水安全"),
        (AlertKind.LowIncomeAid, "low-income-aid", "低保特困临时救助"),
        (AlertKind.DisabilityCertified, "disability-certified", "新办残疾证"),
        (AlertKind.DisasterHardship, "disaster-hardship", "受灾困难"),
        (AlertKind.CrimeOrAccident, "crime-or-accident", "案件事故"),
        (AlertKind.PetitionHardship, "petition-hardship", "信访困难"),
        (AlertKind.SeriousIllness, "serious-illness", "大病"),
        (AlertKind.JobLoss, "job-loss", "失业"),
        (AlertKind.PriceDrop, "price-drop", "价格下跌"),
        (AlertKind.InspectionFinding, "inspection-finding", "督查发现问题"),
    ];

    private static readonly Dictionary<string, AlertKind> ById =
        Names.ToDictionary(n => n.Id, n => n.Kind, StringComparer.Ordinal);

    /// <summary>Every kind, in the order of the architecture.</summary>
    public static IReadOnlyList<AlertKind> All { get; } = [.. Names.Select(n => n.Kind)];

    /// <summary>The kind's id, for example <c>medical-cost</c>.</summary>
    public static string Id(this AlertKind kind) => Names[(int)kind - 1].Id;

    /// <summary>The kind's Chinese title, for example 医疗费用.</summary>
    public static string Title(this AlertKind kind) => Names[(int)kind - 1].Title;

    /// <summary>Finds a kind by its id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? id, out AlertKind kind)
    {
        kind = default;
        return id is not null && ById.TryGetValue(id, out kind);
    }
}
