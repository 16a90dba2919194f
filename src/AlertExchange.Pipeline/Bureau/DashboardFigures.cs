using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Pipeline.Bureau;

/// <summary>The bureau's overview.</summary>
/// <param name="Townships">In the order of the county's list; what has no place stands last.</param>
/// <param name="Trend">Twelve months up to this one, the oldest first.</param>
/// <param name="CountedAt">Place time.</param>
public sealed record DashboardFigures(
    Period Period, Funnel Funnel, IReadOnlyList<TownshipFigures> Townships, IReadOnlyList<DepartmentFigures> Departments, IReadOnlyList<MonthFigures> Trend,
    TodayFigures Today, DateTimeOffset CountedAt);
