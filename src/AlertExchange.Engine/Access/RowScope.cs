using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Engine.Access;

/// <summary>
/// On whose rows somebody may look: all of the county, one department's, one township's, one village's, or none. A query of people, households,
/// files, warnings or tasks takes one; made from a <see cref="Viewer"/> alone, so that no page decides for itself.
/// </summary>
public readonly record struct RowScope
{
    private RowScope(RowScopeKind kind, DepartmentId? department, string? townshipCode, string? villageCode) =>
        (Kind, Department, TownshipCode, VillageCode) = (kind, department, townshipCode, villageCode);

    /// <summary>The county's: for commands of whoever owns the data directory, and work without a person.</summary>
    public static RowScope County { get; } = new(RowScopeKind.County, null, null, null);

    /// <summary>The default, so that a forgotten scope shows nothing.</summary>
    public static RowScope Nothing => default;

    public RowScopeKind Kind { get; }

    public DepartmentId? Department { get; }

    public string? TownshipCode { get; }

    public string? VillageCode { get; }

    public static RowScope Of(Viewer viewer) => viewer switch
    {
        { Role: Role.Bureau } => County,
        { Role: Role.Liaison, Department: { } department } => new(RowScopeKind.Department, department, null, null),
        { Role: Role.Township, TownshipCode: { } township } => new(RowScopeKind.Township, null, township, null),
        { Role: Role.Village, TownshipCode: { } township, VillageCode: { } village } => new(RowScopeKind.Village, null, township, village),
        _ => Nothing,
    };

    /// <summary>True where a row of this department may be seen.</summary>
    public bool Includes(DepartmentId department) => Kind == RowScopeKind.County || (Kind == RowScopeKind.Department && Department == department);

    /// <summary>True where a row of this place may be seen. What has no place is the county's only.</summary>
    public bool Includes(string? townshipCode, string? villageCode) => Kind switch
    {
        RowScopeKind.County => true,
        RowScopeKind.Township => townshipCode is not null && townshipCode == TownshipCode,
        RowScopeKind.Village => townshipCode == TownshipCode && villageCode is not null && villageCode == VillageCode,
        _ => false,
    };
}
