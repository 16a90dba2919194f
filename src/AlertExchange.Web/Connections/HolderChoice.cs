using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Intake.Forms;
using AlertExchange.Pipeline.Policies;

namespace AlertExchange.Web.Connections;

/// <summary>Whose key or webhook it is, as one choice of a list: <c>county</c>, <c>department:…</c> or <c>township:…</c>.</summary>
public sealed record HolderChoice(string Value, string Title, Role Role, DepartmentId? Department = null, string? TownshipCode = null)
{
    /// <summary>What a holder is called in the lists of scopes: <c>county</c>, <c>department</c> or <c>township</c>.</summary>
    public static string GroupOf(Role role) => role switch
    {
        Role.Liaison => "department",
        Role.Township => "township",
        _ => "county",
    };

    /// <summary>The same in words.</summary>
    public static string GroupTitle(Role role) => role switch
    {
        Role.Liaison => "部门",
        Role.Township => "乡镇",
        _ => "全县",
    };

    public string Group => GroupOf(Role);

    public static IReadOnlyList<HolderChoice> All(FormCatalog forms, PolicyDesk policies) =>
    [
        new("county", "全县（乡村振兴局）", Role.Bureau),
        .. forms.Departments.Select(d => new HolderChoice("department:" + d.Id, d.Name, Role.Liaison, d.Id)),
        .. policies.Current.Areas.Townships.Select(t => new HolderChoice("township:" + t.TownshipCode, t.Township ?? t.TownshipCode!, Role.Township, TownshipCode: t.TownshipCode)),
    ];

    /// <summary>What a holder is called; its value where it is not known any more.</summary>
    public static string TitleOf(IReadOnlyList<HolderChoice> all, string value) => all.FirstOrDefault(c => c.Value == value)?.Title ?? value;
}
