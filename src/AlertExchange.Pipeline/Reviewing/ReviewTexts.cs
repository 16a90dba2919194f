using System.Globalization;
using AlertExchange.Engine.Review;
using AlertExchange.Engine.Roster;
using AlertExchange.Storage.Reviews;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>Clerical review as lines, in Chinese.</summary>
public static class ReviewTexts
{
    public static string Id(ReviewState state) => state switch
    {
        ReviewState.Open => "open",
        ReviewState.Accepted => "accepted",
        ReviewState.Nobody => "nobody",
        ReviewState.Resting => "resting",
        ReviewState.Settled => "settled",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(ReviewState state) => state switch
    {
        ReviewState.Open => "待审核",
        ReviewState.Accepted => "已确认",
        ReviewState.Nobody => "均不是",
        ReviewState.Resting => "已确认的人不在这一版花名册上，决定暂不生效",
        ReviewState.Settled => "无需审核",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Id(ReviewStep step) => step switch
    {
        ReviewStep.Propose => "propose",
        ReviewStep.Accept => "accept",
        ReviewStep.Refuse => "refuse",
        ReviewStep.Undo => "undo",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    public static string Of(HouseholdCategory category) => category switch
    {
        HouseholdCategory.Monitored => "监测对象",
        HouseholdCategory.Lifted => "脱贫户",
        _ => "一般农户",
    };

    /// <summary>Who did what, when and why, for example 2022-08-25 10:00 张三 确认为人编号 P0011：电话核实.</summary>
    /// <param name="step">What was done.</param>
    /// <param name="codeOf">Person codes by the numbers that storage gave people.</param>
    public static string Line(ReviewEvent step, Func<int, string> codeOf)
    {
        var people = string.Join('、', step.Persons.Select(codeOf));
        var what = step.Step switch
        {
            ReviewStep.Propose => $"提出候选人 {people}",
            ReviewStep.Accept => $"确认为 {people}",
            ReviewStep.Refuse => $"排除 {people}",
            ReviewStep.Undo => "撤销上一决定",
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };
        return $"{PlaceClock.AtPlace(step.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {step.By} {what}：{step.Reason}";
    }

    /// <summary>Why nothing was decided; null when it was.</summary>
    public static string? Refusal(CaseNumber number, ReviewResult result, Func<int, string> codeOf) => result switch
    {
        ReviewResult.Done => null,
        ReviewResult.NoSuchCase => $"没有编号为「{number}」的审核事项，请用 alertx review list 查看",
        ReviewResult.Replaced => $"{number} 所在的行已被后来的报送替换或撤回，请用 alertx review list 查看新的编号",
        ReviewResult.NotInReview => $"{number} 无需审核：该行没有待定的候选人",
        ReviewResult.WhichCandidate { Candidates: var count } => $"{number} 有 {count} 名候选人，请用 --person 指明是第几名（1 至 {count}，见 alertx review show {number}）",
        ReviewResult.AlreadyDecided { First: var first } => $"{number} 已有人先作了决定，本次未记录。{Line(first, codeOf)}。如需更改，请先 alertx review undo {number}",
        ReviewResult.NothingToUndo => $"{number} 没有可以撤销的决定",
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
