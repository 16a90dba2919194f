using System.Globalization;
using System.Text;
using AlertExchange.Simulation.Evaluating;
using static AlertExchange.Host.Evaluating.EvaluationTexts;

namespace AlertExchange.Host.Evaluating;

/// <summary>An evaluation as people read it: sentences and tables, the same on the terminal and in Markdown.</summary>
/// <param name="notSubmitted">Files of the truth that the month does not have; their rows are not counted.</param>
internal sealed class EvaluationReport(Evaluation evaluation, string period, IReadOnlyList<string> notSubmitted)
{
    /// <summary>A table with its heading.</summary>
    /// <param name="FirstNumber">Columns from this one on are figures.</param>
    public sealed record Section(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, int FirstNumber);

    public string Title => $"{period} 比对质量评估";

    public IEnumerable<string> Sentences()
    {
        if (notSubmitted.Count > 0)
        {
            yield return $"标准答案里有 {notSubmitted.Count} 个文件这个月没有报送，不计入：{string.Join('、', notSubmitted)}。";
        }

        yield return $"评估 {Count(evaluation.All.Rows)} 行；其中被退回或没有找到的 {Count(evaluation.All.Lost)} 行（按未命中计）。括号内是95%置信区间（Wilson）。";
        yield return "“首位”指确定匹配或首位候选人就是本人，“前三”指本人在前三名候选人内，“户”指首位候选人所在的户正确。";
    }

    public IEnumerable<Section> Sections()
    {
        var definite = evaluation.Definite;
        yield return new Section("确定匹配", ["指标", "结果", "分子", "分母"],
        [
            ["精确率", Of(definite.Precision), Count(definite.Precision.Part), Count(definite.Precision.Whole)],
            ["召回率（号码有效、姓名相符的行）", Of(definite.Recall), Count(definite.Recall.Part), Count(definite.Recall.Whole)],
            ["F1", $"{Percent(definite.F1)}（{Percent(definite.F1Interval.Low)}～{Percent(definite.F1Interval.High)}）", "", ""],
        ], 1);
        yield return new Section("待核匹配", ["指标", "结果", "分子", "分母"],
        [
            ["首位就是本人", Of(evaluation.Possible.First), Count(evaluation.Possible.First.Part), Count(evaluation.Possible.First.Whole)],
            ["本人在前三", Of(evaluation.Possible.AmongThree), Count(evaluation.Possible.AmongThree.Part), Count(evaluation.Possible.AmongThree.Whole)],
            ["名册外人员被提请复核", Of(evaluation.All.StrangersProposed), Count(evaluation.All.StrangersProposed.Part), Count(evaluation.All.StrangersProposed.Whole)],
        ], 1);
        yield return Figures("按大类", evaluation.Groups.Select(g => g.Figures with { Name = Group(g.Group) }));
        yield return Figures("按差错类别", evaluation.Classes.Select(c => c with { Name = Class(c.Name) }));
        yield return new Section(
            $"得分校准（候选人 {Count(evaluation.Calibration.Candidates)} 名：Brier {Figure(evaluation.Calibration.Brier)}，期望校准误差 {Figure(evaluation.Calibration.ExpectedError)}；"
                + $"仅首位 {Count(evaluation.BestCalibration.Candidates)} 名：{Figure(evaluation.BestCalibration.Brier)}，{Figure(evaluation.BestCalibration.ExpectedError)}）",
            ["预测概率", "候选人", "平均预测", "实际是本人", "仅首位", "平均预测 ", "实际是本人 "],
            [.. evaluation.Calibration.Ranges.Zip(evaluation.BestCalibration.Ranges, (all, best) => (string[])
            [
                string.Create(CultureInfo.InvariantCulture, $"{all.From:0.0}～{all.To:0.0}"),
                Count(all.Observed.Whole), Percent(all.Predicted), Of(all.Observed), Count(best.Observed.Whole), Percent(best.Predicted), Of(best.Observed),
            ])], 1);
    }

    /// <param name="picture">File name of the curve beside it.</param>
    public string Markdown(string picture)
    {
        var text = new StringBuilder().Append("# ").Append(Title).Append("\n\n").AppendJoin('\n', Sentences()).Append("\n\n");
        foreach (var section in Sections())
        {
            text.Append("## ").Append(section.Title).Append("\n\n| ").AppendJoin(" | ", section.Columns).Append(" |\n|").AppendJoin('|', section.Columns.Select(_ => "---")).Append("|\n");
            foreach (var row in section.Rows)
            {
                text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
            }

            text.Append('\n');
        }

        return text.Append("## 分数线\n\n![").Append(CurveLabels.Chinese.Title).Append("](").Append(picture).Append(")\n").ToString();
    }

    /// <summary>For scripts.</summary>
    public object Json() => new
    {
        period,
        rows = evaluation.All.Rows,
        notSubmitted,
        lost = evaluation.All.Lost,
        definite = new
        {
            evaluation.Definite.Right,
            evaluation.Definite.Wrong,
            evaluation.Definite.Missed,
            precision = Part(evaluation.Definite.Precision),
            recall = Part(evaluation.Definite.Recall),
            f1 = Number(evaluation.Definite.F1),
            f1Low = evaluation.Definite.F1Interval.Low,
            f1High = evaluation.Definite.F1Interval.High,
        },
        possible = new { first = Part(evaluation.Possible.First), amongThree = Part(evaluation.Possible.AmongThree) },
        strangersProposed = Part(evaluation.All.StrangersProposed),
        groups = evaluation.Groups.Select(g => Counted(g.Figures)),
        classes = evaluation.Classes.Select(Counted),
        calibration = Calibrated(evaluation.Calibration),
        bestCalibration = Calibrated(evaluation.BestCalibration),
        curve = evaluation.Curve.Select(p => new { p.Score, precision = Part(p.Precision), recall = Part(p.Recall), strangersProposed = Part(p.StrangersProposed) }),
    };

    private static Section Figures(string title, IEnumerable<ClassFigures> figures) => new(
        title,
        ["类别", "行数", "确定对", "确定错", "待核", "未命中", "首位", "前三", "户", "名册外被提请"],
        [.. figures.Select(f => (string[])
        [
            f.Name, Count(f.Rows), Count(f.DefiniteRight), Count(f.DefiniteWrong), Count(f.Possible), Count(f.None), Of(f.First), Of(f.AmongThree), Percent(f.Household.Value), Of(f.StrangersProposed),
        ])], 1);

    private static object Counted(ClassFigures f) => new
    {
        f.Name,
        f.Rows,
        f.Lost,
        f.DefiniteRight,
        f.DefiniteWrong,
        f.Possible,
        f.None,
        first = Part(f.First),
        amongThree = Part(f.AmongThree),
        household = Part(f.Household),
        strangersProposed = Part(f.StrangersProposed),
    };

    private static object Calibrated(Calibration c) => new
    {
        c.Candidates,
        brier = Number(c.Brier),
        expectedError = Number(c.ExpectedError),
        ranges = c.Ranges.Select(r => new { r.From, r.To, predicted = Number(r.Predicted), observed = Part(r.Observed) }),
    };

    private static object Part(Proportion p) => new { p.Part, p.Whole, value = Number(p.Value), p.Low, p.High };

    /// <summary>JSON has no NaN.</summary>
    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
