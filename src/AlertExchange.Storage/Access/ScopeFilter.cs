using AlertExchange.Engine.Access;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Access;

/// <summary>
/// A <see cref="RowScope"/> as a condition. Which columns say where a row belongs is the table's matter; a table of places shows a department
/// nothing and a table of departments shows a township nothing, and a scope that was forgotten shows nothing at all.
/// </summary>
internal static class ScopeFilter
{
    private const string Everything = "1 = 1";
    private const string None = "1 = 0";

    /// <summary>Rows that lie somewhere: tasks, households. What has no place is the county's only.</summary>
    /// <param name="townshipColumn">As the statement names it, for example <c>t.township_code</c>.</param>
    /// <param name="villageColumn">Twelve digits, or the village a task was handed to.</param>
    public static Conditions ByPlace(this Conditions where, RowScope scope, string townshipColumn, string villageColumn) =>
        Add(where, scope, townshipColumn, villageColumn, departmentColumn: null);

    /// <summary>Rows that a department sent: submissions, zero reports.</summary>
    /// <param name="departmentColumn">As the statement names it.</param>
    public static Conditions ByDepartment(this Conditions where, RowScope scope, string departmentColumn) =>
        Add(where, scope, townshipColumn: null, villageColumn: null, departmentColumn);

    /// <summary>Rows that lie somewhere and that a department is behind: warnings.</summary>
    public static Conditions ByPlaceOrDepartment(this Conditions where, RowScope scope, string townshipColumn, string villageColumn, string departmentColumn) =>
        Add(where, scope, townshipColumn, villageColumn, departmentColumn);

    private static Conditions Add(Conditions where, RowScope scope, string? townshipColumn, string? villageColumn, string? departmentColumn) => scope.Kind switch
    {
        RowScopeKind.County => where.And(Everything),
        RowScopeKind.Department when departmentColumn is not null => where.And($"{departmentColumn} = @scopeDepartment", ("scopeDepartment", scope.Department!.Value.Value)),
        RowScopeKind.Township when townshipColumn is not null => where.And($"{townshipColumn} = @scopeTownship", ("scopeTownship", scope.TownshipCode!)),
        RowScopeKind.Village when townshipColumn is not null => where.And(
            $"{townshipColumn} = @scopeTownship AND {villageColumn} = @scopeVillage", ("scopeTownship", scope.TownshipCode!), ("scopeVillage", scope.VillageCode!)),
        _ => where.And(None),
    };
}
