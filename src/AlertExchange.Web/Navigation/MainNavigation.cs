using AlertExchange.Engine.Access;

namespace AlertExchange.Web.Navigation;

/// <summary>Where each desk begins, and what stands in its navigation.</summary>
public static class MainNavigation
{
    public static IReadOnlyList<NavigationItem> Items { get; } =
    [
        new("/reporting", "本部门报送", "calendar-month", Permission.Report),
        new("/reporting/upload", "上传", "upload", Permission.Report),
        new("/reporting/files", "我的文件", "folder", Permission.Report),
        new("/dashboard", "总览", "gauge", Permission.SeeFigures),
        new("/warnings", "预警", "bell", Permission.SeeWarnings),
        new("/review", "人工核对", "user-question", Permission.Review),
        new("/tasks", "核查任务", "list-check", Permission.SeeTasks),
        new("/households", "农户", "home-search", Permission.SeeHouseholds),
        new("/reconciliation", "对账", "table", Permission.SeeFigures),
        new("/roster", "花名册", "users-group", Permission.ManageRoster),
        new("/policy", "政策口径", "scale", Permission.SeePolicy),
        new("/liaisons", "部门与联络员", "building", Permission.ManageLiaisons),
        new("/audit", "操作记录", "history", Permission.SeeAudit),
        new("/accounts", "账号", "users", Permission.ManageAccounts),
        new("/connections", "系统对接", "webhook", Permission.ManageConnections),
        new("/dead-letters", "搁置处理", "alert-triangle", Permission.ManageDeadLetters),
    ];

    /// <summary>Where somebody begins after signing in.</summary>
    public static string HomeOf(Role role) => role switch
    {
        Role.Liaison => "/reporting",
        Role.Bureau => "/dashboard",
        Role.Township or Role.Village => "/tasks",
        Role.Auditor => "/audit",
        Role.Administrator => "/accounts",
        _ => "/account",
    };

    public static IEnumerable<NavigationItem> For(Viewer viewer) => Items.Where(i => viewer.May(i.Needs));

    /// <summary>The entry that a page belongs to: the longest path that its address begins with.</summary>
    public static NavigationItem? Current(string path) => Items
        .Where(i => path == i.Path || path.StartsWith(i.Path + '/', StringComparison.Ordinal))
        .MaxBy(i => i.Path.Length);
}
