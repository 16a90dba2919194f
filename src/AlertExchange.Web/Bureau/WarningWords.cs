using System.Globalization;
using AlertExchange.Engine.Policies;
using AlertExchange.Pipeline;
using AlertExchange.Storage.Bureau;

namespace AlertExchange.Web.Bureau;

/// <summary>How the bureau's pages put warnings into words.</summary>
public static class WarningWords
{
    public static string Status(WarningStatus status) => status switch
    {
        WarningStatus.Raised => "已预警",
        WarningStatus.Escalated => "已升级",
        WarningStatus.Closed => "已办结",
        WarningStatus.Withdrawn => "已撤回",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string StatusTag(WarningStatus status) => status switch
    {
        WarningStatus.Raised => "info",
        WarningStatus.Escalated => "late",
        WarningStatus.Closed => "ok",
        _ => "plain",
    };

    public static string Change(WarningChangeKind change) => change switch
    {
        WarningChangeKind.Raise => "预警",
        WarningChangeKind.Escalate => "升级",
        WarningChangeKind.Repeat => "再次报送",
        WarningChangeKind.Withdraw => "撤回",
        WarningChangeKind.Close => "办结",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    public static string Colour(string? colour) => colour switch
    {
        "red" => "红",
        "orange" => "橙",
        "yellow" => "黄",
        "blue" => "蓝",
        "green" => "绿",
        null => "",
        _ => colour,
    };

    /// <summary>The last day of something that ends at a moment, exclusive.</summary>
    public static string LastDay(DateTimeOffset end) => PlaceClock.AtPlace(end).AddTicks(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The statuses that a list can be filtered by, with the word that stands in its address.</summary>
    public static IReadOnlyList<(string Id, string Title, WarningStanding Standing)> Standings { get; } =
    [
        ("", "未撤回的", WarningStanding.Counted),
        ("standing", "未办结的", WarningStanding.Standing),
        ("raised", "已预警", WarningStanding.Raised),
        ("escalated", "已升级", WarningStanding.Escalated),
        ("closed", "已办结", WarningStanding.Closed),
        ("withdrawn", "已撤回", WarningStanding.Withdrawn),
        ("every", "全部", WarningStanding.Every),
    ];

    public static IReadOnlyList<(string Id, string Title, WarningHandling Handling)> Handlings { get; } =
    [
        ("task", "有未办结的任务", WarningHandling.InTask),
        ("overdue", "任务已超期", WarningHandling.Overdue),
        ("silenced", "静默中", WarningHandling.Silenced),
        ("held", "静默中、未派任务", WarningHandling.HeldBack),
    ];

    public static IReadOnlyList<(string Id, WarningSort Sort)> Sorts { get; } =
    [
        ("raised", WarningSort.Raised), ("place", WarningSort.Place), ("department", WarningSort.Department),
        ("rule", WarningSort.Rule), ("measure", WarningSort.Measure), ("household", WarningSort.Household),
    ];
}
