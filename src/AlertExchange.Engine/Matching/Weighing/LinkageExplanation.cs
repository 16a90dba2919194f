using System.Globalization;

namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>Why a row may mean a person, or not: what agrees, what contradicts, how rare the name is, and how the weights add up. Texts are Chinese.</summary>
public sealed record LinkageExplanation
{
    /// <summary>Position in the roster index.</summary>
    public required int Person { get; init; }

    public required ComparisonVector Vector { get; init; }

    /// <summary>Among the candidates of this row and "none of them"; 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>What led to the person, as a result names it.</summary>
    public required MatchStrategy Strategy { get; init; }

    public required IReadOnlyList<string> Agreeing { get; init; }

    public required IReadOnlyList<string> Contradicting { get; init; }

    /// <summary>People of the very name in the person's village, township and county, the person included.</summary>
    public required (int Village, int Township, int County) Namesakes { get; init; }

    /// <summary>Candidates compared beside this one.</summary>
    public required int Others { get; init; }

    /// <summary>Blocks that held more people than are compared.</summary>
    public required Blocks Capped { get; init; }

    public required IReadOnlyList<WaterfallStep> Waterfall { get; init; }

    public required int RosterVersion { get; init; }

    /// <summary>The parameters that weighed, for example 第 3 版参数.</summary>
    public required string Parameters { get; init; }

    /// <summary>The figures as lines of a terminal, one a step, bits with a sign.</summary>
    public IEnumerable<string> Lines()
    {
        yield return string.Create(CultureInfo.InvariantCulture,
            $"可能性 {Probability:P1}（{MatchExplanation.Reason(Strategy) ?? "身份证号与姓名"}；花名册第 {RosterVersion} 版，{Parameters}；另比较 {Others} 人）");
        yield return string.Create(CultureInfo.InvariantCulture, $"同名：本村 {Namesakes.Village} 人，本乡镇 {Namesakes.Township} 人，全县 {Namesakes.County} 人");
        if (Agreeing.Count > 0)
        {
            yield return "相符：" + string.Join("、", Agreeing);
        }

        if (Contradicting.Count > 0)
        {
            yield return "不符：" + string.Join("、", Contradicting);
        }

        if (Capped != Blocks.None)
        {
            yield return "同名人数过多，只比较了其中一部分";
        }

        foreach (var step in Waterfall)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{step.Weight,7:+0.0;-0.0;0.0} → {step.Running,6:+0.0;-0.0;0.0}  {step.Text}");
        }
    }
}
