namespace AlertExchange.Simulation.Evaluating;

/// <summary>The words on the picture of a threshold curve.</summary>
public sealed record CurveLabels(string Title, string Score, string Precision, string Recall, string Strangers)
{
    public static CurveLabels Chinese { get; } = new("提请复核的分数线", "候选人得分（千分之）", "首位正确占提请", "首位正确占应找到", "名册外被提请");

    public static CurveLabels English { get; } = new("Proposing from a score on", "score of the best candidate (thousandths)", "right, of those proposed", "right, of those on the roster", "strangers proposed");
}
