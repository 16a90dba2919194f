using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Host.CommandLine;
using AlertExchange.Pipeline.Reviewing;

namespace AlertExchange.Host.Commands;

/// <summary>Clerical review for people's eyes.</summary>
internal static class ReviewOutput
{
    public static void List(IReadOnlyList<ReviewCase> found, bool decided)
    {
        if (found.Count == 0)
        {
            Console.Out.WriteLine(decided ? "还没有审核决定。" : "没有待审核的比对。");
            return;
        }

        new Terminal().Table(["编号", "预警线", "部门", "月份", "种类", "姓名", "乡镇村", "最可能的人", "候选", "可能性"], found.Select(c => (IReadOnlyList<string>)
        [
            c.Number.ToString(), c.IsSevere ? "达到" : "", c.Department.Value, c.Period.ToString(), c.Kind.Title(), c.Name ?? "—", Place(c.Township, c.Village ?? c.Address),
            c.Candidates is [var best, ..] ? $"{best.Name} {Place(best.Township, best.Village)}" : ReviewTexts.Of(c.State),
            c.Candidates.Count.ToString(CultureInfo.InvariantCulture), c.Candidates is [var first, ..] ? Likelihood(first) : "",
        ]), firstNumber: 8);
        Console.Out.WriteLine($"共 {found.Count} 件。细看：alertx review show 编号；确认：alertx review accept 编号 --person 序号 --by 姓名 --reason 依据；成批办理：alertx review export -o 文件.xlsx。");
    }

    public static void Show(ReviewCase found, ReviewCases cases)
    {
        Line($"{found.Number}　{ReviewTexts.Of(found.State)}　修订 {found.Revision}");
        Line($"  报送：{found.Department} {found.Period} {found.Kind.Title()}　{found.File}　工作表「{found.Sheet}」第 {found.Row} 行　回执 {found.SubmissionId}");
        if (!found.Counts)
        {
            Line("  该行已被后来的报送替换或撤回，不再计入");
        }

        Line($"  本行：{found.Name ?? "—"}　身份证号 {Or(found.MaskedId)}　{found.Sex}　{Year(found.BirthYear)}　{Place(found.Township, found.Village ?? found.Address)}　户主 {Or(found.HeadName)}");
        Line($"  金额：{found.Measure?.ToString(CultureInfo.InvariantCulture) ?? "—"}{(found.IsSevere ? "　单独一条即达到预警线" : "")}");
        Line($"  比对（花名册第 {found.RosterVersion} 版）：{found.Reasons}");
        foreach (var candidate in found.Candidates)
        {
            var mark = candidate.PersonNo == found.Accepted ? "　【已确认】" : found.Refused.Contains(candidate.PersonNo) ? "　【已排除】" : "";
            Line($"  候选 {candidate.Number}：{candidate.Name}　身份证号 {Or(candidate.MaskedId)}　{candidate.Sex}　{Year(candidate.BirthYear)}　{candidate.Relation}　{ReviewTexts.Of(candidate.Category)}　" +
                $"{Place(candidate.Township, candidate.Village)}　人编号 {candidate.PersonCode}　户编号 {candidate.HouseholdCode}{mark}");
            var lines = cases.Explain(found, candidate)?.Lines().ToList() ?? [];
            foreach (var line in lines.Count > 0 ? lines : [$"可能性 {Likelihood(candidate)}：{candidate.Reasons}"])
            {
                Line("      " + line);
            }
        }

        foreach (var step in found.History)
        {
            Line("  经过：" + ReviewTexts.Line(step, cases.CodeOf));
        }
    }

    /// <summary>Says what came of a decision.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(ReviewResult result, CaseNumber number, ReviewCases cases, bool json)
    {
        if (ReviewTexts.Refusal(number, result, cases.CodeOf) is { } refusal)
        {
            Terminal.Error(refusal);
            return ExitCode.InputRefused;
        }

        var (done, found) = ((ReviewResult.Done)result, cases.Find(number)!);
        if (json)
        {
            ConsoleJson.Write(new { @case = number.ToString(), state = ReviewTexts.Id(found.State), found.Revision, done.Followed });
            return ExitCode.Done;
        }

        Line($"已记录。{ReviewTexts.Line(found.History[^1], cases.CodeOf)}");
        Line($"{number} 现为：{ReviewTexts.Of(found.State)}");
        if (done.Followed is { } followed)
        {
            Line($"重新比对 {followed.Rows} 行，预警变动 {followed.Warnings} 条，核查任务变动 {followed.Tasks} 项。");
            if (!followed.IsOver)
            {
                Line("该部门另有文件正在处理，处理完后自动按此决定跟进。");
            }
        }

        return ExitCode.Done;
    }

    private static void Line(string text) => Console.Out.WriteLine(text);

    private static string Likelihood(ReviewCandidate candidate) => string.Create(CultureInfo.InvariantCulture, $"{candidate.Score / 10m:0.0}%");

    private static string Place(string? township, string? village) => $"{township}{village}" is { Length: > 0 } place ? place : "—";

    private static string Year(int? year) => year is { } known ? $"{known} 年生" : "";

    private static string Or(string? text) => string.IsNullOrEmpty(text) ? "—" : text;
}
