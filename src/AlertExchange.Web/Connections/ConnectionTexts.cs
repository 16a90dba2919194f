using AlertExchange.Contracts.Notices;
using AlertExchange.Engine.Access;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Storage.Connecting;
using AlertExchange.Storage.Outbox;

namespace AlertExchange.Web.Connections;

/// <summary>How connections read.</summary>
public static class ConnectionTexts
{
    public static string Of(ApiScope scope) => scope switch
    {
        ApiScope.SubmissionsWrite => "报送文件、批次和零报告",
        ApiScope.SubmissionsRead => "查询报送和退回的行",
        ApiScope.MatchesRead => "查询比对结果（编号）",
        ApiScope.WarningsRead => "查询预警",
        ApiScope.TasksRead => "查询核查任务",
        ApiScope.OutcomesRead => "查询核查结论",
        ApiScope.OutcomesWrite => "报送核查结论",
        ApiScope.RosterRead => "查询花名册各版的数量",
        ApiScope.RosterWrite => "导入花名册",
        ApiScope.PeopleRead => "查看任务农户的姓名和完整身份证号（每次都记录）",
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.SubmissionCompleted => "报送处理完成",
        NoticeKind.SubmissionHeld => "报送待确认（退回过多）",
        NoticeKind.SubmissionFailed => "报送未能接收",
        NoticeKind.TaskAssigned => "核查任务已交办",
        NoticeKind.OutcomeSettled => "核查结论已定",
        NoticeKind.TaskReminded => "核查任务被催办",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A key's state and the class of its tag.</summary>
    public static (string Title, string Tag) Of(ApiKeyRow key, bool isGood) => key switch
    {
        { RevokedAt: not null } => ("已停用", "plain"),
        _ when !isGood => ("已到期", "plain"),
        { ReplacedBy: not null } => ("已更换，即将到期", "late"),
        _ => ("有效", "ok"),
    };

    /// <summary>A webhook's state and the class of its tag.</summary>
    public static (string Title, string Tag) Of(WebhookLine line) => line switch
    {
        { Managed.IsPaused: true } => ("已暂停", "plain"),
        { Place: null } => ("等待首次送达", "plain"),
        { Place.State: DestinationState.Stopped } => ("已停住", "bad"),
        { Place.State: DestinationState.Asked } => ("正在重做", "late"),
        { Place.Attempts: > 0 } => ("重试中", "late"),
        _ => ("正常", "ok"),
    };

    /// <summary>What went wrong with a delivery, and what to do.</summary>
    public static string Failure(string reason) => reason switch
    {
        "Timeout" => "对方没有及时答复",
        "ConnectionError" or "NameResolutionError" => "连不上对方，请核对地址和网络",
        "SecureConnectionError" => "对方的 https 证书不可信",
        "AddressNotAllowed" => "地址在本机或内部网络里，配置文件的 webhookNetworks 没有允许",
        _ when reason.StartsWith("HTTP 3", StringComparison.Ordinal) => $"对方答复 {reason}（转到别处），请直接填写最终地址",
        _ when reason.StartsWith("HTTP ", StringComparison.Ordinal) => $"对方答复 {reason}，没有收下",
        _ => $"没有送达（{reason}）",
    };

    public static string Moment(DateTimeOffset? moment) => moment is { } at ? PlaceClock.AtPlace(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "";
}
