using System.Globalization;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Intake;
using AlertExchange.Intake.Reading;
using AlertExchange.Intake.Reviews;
using AlertExchange.Pipeline.Reporting;
using AlertExchange.Storage;

namespace AlertExchange.Pipeline.Reviewing;

/// <summary>Clerical review by workbook: cases out, answers in. A case is decided whole or not at all.</summary>
public sealed class ReviewSheets(ExchangeStore store, ReviewCases cases, ReviewDesk desk, ExchangeReports reports)
{
    private const string DefaultReason = "工作簿审核";

    private static readonly string[] Columns =
    [
        ReviewSheet.Case, "候选", ReviewSheet.Answer, ReviewSheet.Reason, "是否达到预警线", "可能性", "部门", "月份", "种类",
        "报送姓名", "报送身份证号", "报送乡镇", "报送村", "报送户主", "金额（元）",
        "花名册姓名", "花名册身份证号", "出生年", "与户主关系", "户类型", "花名册乡镇", "花名册村", "依据", ReviewSheet.PersonCode, "户编号", ReviewSheet.Revision, ReviewSheet.Check,
    ];

    /// <summary>Writes the cases that wait, a row a candidate, and tells how many cases there are.</summary>
    /// <param name="watermark">The line that it ends with; null for a command of whoever owns the data directory. Taking answers in passes over it.</param>
    public int Write(ReviewFilter filter, Stream output, string? watermark = null)
    {
        var found = cases.List(filter);
        IEnumerable<string[]> last = watermark is null ? [] : [[watermark, .. Enumerable.Repeat("", Columns.Length - 1)]];
        ReviewSheetWriter.Write(output, Columns, [.. found.SelectMany(c => c.Candidates.Select(candidate => Row(c, candidate))), .. last]);
        return found.Count;
    }

    /// <summary>Takes answers in, case by case.</summary>
    /// <param name="content">Seekable.</param>
    /// <param name="by">Who answered.</param>
    /// <param name="viewer">Whose account; null for a command.</param>
    /// <exception cref="IntakeRefusedException">The file is no review workbook.</exception>
    public async Task<IReadOnlyList<ReviewRowResult>> TakeAsync(Stream content, string fileName, string by, Viewer? viewer, CancellationToken cancellation)
    {
        IReadOnlyList<ReviewAnswer> answers;
        using (var workbook = SpreadsheetOpener.Open(content, fileName))
        {
            answers = ReviewSheetReader.Read(workbook);
        }

        var results = new List<ReviewRowResult>();
        foreach (var ofCase in answers.GroupBy(a => a.Case))
        {
            results.AddRange(await TakeCaseAsync([.. ofCase], by, viewer, cancellation));
        }

        return [.. results.OrderBy(r => r.Row)];
    }

    private async Task<IEnumerable<ReviewRowResult>> TakeCaseAsync(List<ReviewAnswer> rows, string by, Viewer? viewer, CancellationToken cancellation)
    {
        if (rows.TrueForAll(r => r.Answer.Length == 0))
        {
            return rows.Select(r => new ReviewRowResult(r.Row, r.Case, ReviewRowOutcome.Blank, "未填，保持待审核"));
        }

        if (Trouble(rows) is { } trouble)
        {
            return Refused(rows, r => trouble(r) ?? "同一案件的其他行有问题，整个案件未采用");
        }

        // Checked above: the number can be read and belongs to its revision and people.
        _ = CaseNumber.TryParse(rows[0].Case, out var number);
        var accepted = rows.Find(r => r.Answer == ReviewSheet.Yes);
        var named = accepted is null ? rows.Where(r => r.Answer == ReviewSheet.No).ToList() : [accepted];
        var known = cases.Find(number)?.Candidates ?? [];
        var request = new ReviewRequest
        {
            Case = number,
            Persons = [.. named.SelectMany(r => known.Where(c => c.PersonCode == r.PersonCode)).Select(c => c.PersonNo)],
            Revision = int.Parse(rows[0].Revision, NumberStyles.None, CultureInfo.InvariantCulture),
            By = by,
            Viewer = viewer,
            Reason = named.Find(r => r.Reason.Length > 0)?.Reason ?? DefaultReason,
        };
        var result = accepted is null ? await desk.RefuseAsync(request, cancellation) : await desk.AcceptAsync(request, cancellation);
        return Told(rows, accepted, result);
    }

    private IEnumerable<ReviewRowResult> Told(List<ReviewAnswer> rows, ReviewAnswer? accepted, ReviewResult result)
    {
        if (result is ReviewResult.WhichCandidate)
        {
            return Refused(rows, _ => "导出之后候选人已经变化，未采用，请重新导出");
        }

        if (Refusal(result) is { } refusal)
        {
            return Refused(rows, _ => refusal);
        }

        return rows.Select(r => r.Answer.Length == 0
            ? new ReviewRowResult(r.Row, r.Case, ReviewRowOutcome.Blank, accepted is null ? "未填，保持待审核" : "同一案件已确认另一人")
            : new ReviewRowResult(r.Row, r.Case, ReviewRowOutcome.Taken, r.Answer == ReviewSheet.Yes ? "已确认" : accepted is null ? "已排除" : "同一案件已确认另一人"));
    }

    /// <summary>Why nothing was decided, for whoever filled the workbook in, at a page or by a command; null when it was.</summary>
    private string? Refusal(ReviewResult result) => result switch
    {
        ReviewResult.Done => null,
        ReviewResult.NoSuchCase => "没有这个编号的审核事项，未采用，请重新导出",
        ReviewResult.Replaced => "这一行已被后来的报送替换或撤回，不用再审核",
        ReviewResult.NotInReview => "这一行没有待定的候选人，不用审核",
        ReviewResult.AlreadyDecided { First: var first } => $"已有人先作了决定，未采用。{ReviewTexts.Line(first, cases.CodeOf)}",
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    /// <summary>What is wrong with rows of a case; null when nothing is. Asked of a good row the answer is null.</summary>
    private Func<ReviewAnswer, string?>? Trouble(List<ReviewAnswer> rows)
    {
        Func<ReviewAnswer, string?> single = r =>
            r.Answer is not ("" or ReviewSheet.Yes or ReviewSheet.No) ? $"“{ReviewSheet.Answer}”只能填 是 或 否"
            : !CaseNumber.TryParse(r.Case, out var number) ? $"{ReviewSheet.Case}看不懂，可能被改动，未采用"
            : CheckOf(number.ToString(), r.Revision, r.PersonCode) != r.Check ? $"{ReviewSheet.Case}、{ReviewSheet.PersonCode}、{ReviewSheet.Revision}或{ReviewSheet.Check}被改动过，未采用"
            : null;
        if (rows.Exists(r => single(r) is not null))
        {
            return single;
        }

        if (rows.Count(r => r.Answer == ReviewSheet.Yes) > 1)
        {
            return _ => $"同一案件填了两个“{ReviewSheet.Yes}”，未采用";
        }

        return rows.Select(r => r.PersonCode).Distinct().Count() < rows.Count ? _ => "同一案件的同一候选人出现了两次，未采用"
            : rows.Select(r => r.Revision).Distinct().Count() > 1 ? _ => "同一案件的几行来自两次导出，未采用"
            : null;
    }

    private static IEnumerable<ReviewRowResult> Refused(IEnumerable<ReviewAnswer> rows, Func<ReviewAnswer, string> why) =>
        rows.Select(r => new ReviewRowResult(r.Row, r.Case, ReviewRowOutcome.Refused, why(r)));

    private string[] Row(ReviewCase found, ReviewCandidate candidate)
    {
        var revision = found.Revision.ToString(CultureInfo.InvariantCulture);
        return
        [
            found.Number.ToString(), candidate.Number.ToString(CultureInfo.InvariantCulture), "", "", found.IsSevere ? "是" : "", $"{candidate.Score / 10m:0.#}%",
            reports.DepartmentName(found.Department), found.Period.ToString(), found.Kind.Title(),
            found.Name ?? "", found.MaskedId, found.Township ?? "", found.Village ?? found.Address ?? "", found.HeadName ?? "", found.Measure?.ToString(CultureInfo.InvariantCulture) ?? "",
            candidate.Name, candidate.MaskedId, candidate.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? "", candidate.Relation ?? "", ReviewTexts.Of(candidate.Category),
            candidate.Township ?? "", candidate.Village ?? "", candidate.Reasons, candidate.PersonCode, candidate.HouseholdCode, revision,
            CheckOf(found.Number.ToString(), revision, candidate.PersonCode),
        ];
    }

    /// <summary>Eight digits that nobody without this installation's keys can make for another case, revision or person.</summary>
    private string CheckOf(string number, string revision, string personCode) =>
        ((uint)store.Keys.ReviewHash.Hash(Encoding.UTF8.GetBytes($"sheet\u001f{number}\u001f{revision}\u001f{personCode}"))).ToString("x8", CultureInfo.InvariantCulture);
}
