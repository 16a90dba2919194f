using System.Globalization;
using AlertExchange.Engine.Matching;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Reviewing;
using AlertExchange.Storage.Reviews;

namespace AlertExchange.Web.Pages.Review;

/// <summary>Clerical review in the words of its pages.</summary>
public static class ReviewWords
{
    /// <summary>Thousandths as per cent.</summary>
    public static string Percent(int score) => string.Create(CultureInfo.InvariantCulture, $"{score / 10m:0.#}%");

    /// <summary>How a decided case stands.</summary>
    public static string Decided(ReviewState state) => state switch
    {
        ReviewState.Accepted => "已确认",
        ReviewState.Nobody => "都不是",
        ReviewState.Resting => "暂不生效",
        ReviewState.Open => "排除了一部分",
        _ => ReviewTexts.Of(state),
    };

    /// <summary>A sign and a word for an attribute of a candidate: never a colour alone.</summary>
    public static (string Sign, string Word, string Class) Mark(ReviewCandidate candidate, MatchAttributes attribute) =>
        candidate.Agreeing.HasFlag(attribute) ? ("✓", "相符", "agree")
        : candidate.Conflicting.HasFlag(attribute) ? ("✗", "不符", "differ")
        : ("－", "没有比出", "open");

    /// <summary>The same for the id: both have one, and it is neither the same nor another, but nearly the same.</summary>
    public static (string Sign, string Word, string Class) IdMark(ReviewCase found, ReviewCandidate candidate) =>
        Mark(candidate, MatchAttributes.CitizenId) is { Class: not "open" } told ? told
        : found.MaskedId.Length > 0 && candidate.MaskedId.Length > 0 ? ("≈", "相近，不全相同", "near")
        : Mark(candidate, MatchAttributes.CitizenId);

    /// <summary>What a decision came to, told after it.</summary>
    public static string Told(CaseNumber number, string what, ReviewFollowed? followed) => followed switch
    {
        null => $"{number} {what}。由后台处理进程继续比对和研判。按 u 可撤销。",
        { Warnings: 0, Tasks: 0 } => $"{number} {what}，没有引起预警变动。按 u 可撤销。",
        _ => $"{number} {what}：预警变动 {followed.Warnings} 条，核查任务变动 {followed.Tasks} 项。按 u 可撤销。",
    };

    /// <summary>Why nothing was decided, and what to do; null when it was.</summary>
    public static string? Refusal(CaseNumber number, ReviewResult result, Func<int, string> codeOf) => result switch
    {
        ReviewResult.Done => null,
        ReviewResult.NoSuchCase => $"没有编号为「{number}」的核对事项，请回到列表。",
        ReviewResult.Replaced => $"{number} 所在的行已被部门后来的报送替换或撤回，不用再核对。",
        ReviewResult.NotInReview => $"{number} 不用核对：该行没有待定的候选人。",
        ReviewResult.WhichCandidate => "候选人刚才有变化，请看清现在的候选人再选一次。",
        ReviewResult.AlreadyDecided { First: var first } => $"{number} 已有人先作了决定，您的选择没有记录：{Line(first, codeOf)}。如果您认为不对，可以先撤销那个决定再重新选择。",
        ReviewResult.NothingToUndo => $"{number} 没有可以撤销的决定，可能别人已经撤销了。",
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    /// <summary>One step of a case: when, who, what, why.</summary>
    public static string Line(ReviewEvent step, Func<int, string> codeOf) => ReviewTexts.Line(step.By == ReviewDesk.Program ? step with { By = "系统" } : step, codeOf);

    /// <summary>A moment as the place's clock shows it.</summary>
    public static string Time(DateTimeOffset at) => PlaceClock.AtPlace(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
