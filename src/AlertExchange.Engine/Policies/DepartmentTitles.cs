using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Policies;

/// <summary>The departments that a profile may name, with their Chinese short titles.</summary>
public static class DepartmentTitles
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["medical-insurance"] = "医保",
        ["education"] = "教育",
        ["housing"] = "住建",
        ["agriculture-water"] = "农水",
        ["civil-affairs"] = "民政",
        ["disability-federation"] = "残联",
        ["emergency-management"] = "应急管理",
        ["police"] = "公安",
        ["petitions"] = "信访",
        ["health"] = "卫健",
        ["water-resources"] = "水利",
        ["agriculture"] = "农业农村",
        ["human-resources"] = "人社",
        ["statistics"] = "统计",
        ["market-regulation"] = "市场监管",
        ["rural-revitalization"] = "乡村振兴",
    };

    /// <summary>Every id that a profile may name.</summary>
    public static IReadOnlyList<DepartmentId> Known { get; } = [.. Titles.Keys.Select(id => new DepartmentId(id))];

    /// <summary>For example 医保; the id itself for a department that is not listed.</summary>
    public static string Of(DepartmentId department) => Titles.GetValueOrDefault(department.Value, department.Value);
}
