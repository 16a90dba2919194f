using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Silencing;

/// <summary>Which warnings a silence covers: those that agree with everything it names.</summary>
public sealed record SilenceMatcher(SubjectKey? Household = null, string? Rule = null, DepartmentId? Department = null, string? TownshipCode = null)
{
    /// <summary>It names nothing and would silence the county, which nobody may.</summary>
    public bool IsEmpty => Household is null && Rule is null && Department is null && TownshipCode is null;

    /// <param name="townshipCode">Where the household lies; null: nobody knows.</param>
    public bool Covers(DueWarning due, string? townshipCode) =>
        (Household is null || Household == due.Household) && (Rule is null || Rule == due.Rule)
        && (Department is null || Department == due.Department) && (TownshipCode is null || TownshipCode == townshipCode);
}
