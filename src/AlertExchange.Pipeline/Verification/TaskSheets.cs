using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Intake;
using AlertExchange.Intake.Answers;
using AlertExchange.Intake.Reading;
using AlertExchange.Storage;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>Outcomes by workbook: the tasks in one's hand out, outcomes in, row by row. The same file again changes nothing.</summary>
public sealed class TaskSheets(ExchangeStore store, TaskInbox inbox, VerificationDesk desk, PlaceClock clock)
{
    /// <summary>The most tasks in one workbook.</summary>
    public const int MostTasks = 2000;

    private const string Id = "任务编号", Kind = "结论", Reason = "原因", VisitedOn = "入户日期", LookAgainOn = "下次回访日期", Note = "说明", Revision = "修订", Check = "校验码";

    private static readonly string[] Columns =
        [Id, "户主", "身份证号", "户编号", "村", "预警原因", "到期日", "期限", "状态", Kind, Reason, VisitedOn, LookAgainOn, Note, Revision, Check];

    private static readonly string[] Guide =
    [
        "一行是一户的核查任务。只填黄色的列，其他列已锁定，请不要改动、不要增删列；改动过的行不予采用。",
        "“结论”从下拉列表里选；还没有核查的留空，不会有任何变化。",
        "“原因”也从下拉列表里选，要和结论对得上：每一条前面写着它属于哪个结论；人员已故、已迁出、重复、先行救助不用选原因。",
        "“入户日期”写成 2026-10-20 这样；不写就记为导入当天。“下次回访日期”只有“持续跟踪”要写。",
        "“说明”写清情况：已迁出写迁到哪里，重复写与哪一次重复，先行救助写救助了什么，原因选“其他”的写明原因。",
        "填好后在“核查任务—用表格批量填报”页面导入。导出之后任务有了新进展的行不会采用，会逐行告诉您。",
        "表里有农户信息：只用于核查，用完删除，不要转发。",
    ];

    /// <summary>Writes the tasks that somebody may report on, and tells how many there are.</summary>
    public int Write(Viewer viewer, Stream output)
    {
        var cards = new List<TaskCard>();
        for (var page = 1; cards.Count < MostTasks; page++)
        {
            var found = inbox.List(viewer.Rows, new TaskFilter(), new Paging(page, 200)).Cards;
            cards.AddRange(found.Where(card => VerificationCourse.Possible(card.Task.State, viewer.Role).Contains(TaskAction.Report)));
            if (found.Count < 200)
            {
                break;
            }
        }

        AnswerSheetWriter.Write(output, new AnswerSheet
        {
            Name = "核查任务",
            Columns = Columns,
            Rows = [.. cards.Take(MostTasks).Select(Row)],
            Writable = [Kind, Reason, VisitedOn, LookAgainOn, Note],
            Choices = new Dictionary<string, IReadOnlyList<string>>
            {
                [Kind] = [.. OutcomeKinds.All.Select(k => k.Title())],
                [Reason] = [.. OutcomeReasons.All.Select(Said)],
            },
            Guide = Guide,
            Watermark = $"{viewer.Name}（{viewer.Login}） {clock.Now:yyyy-MM-dd HH:mm} 导出，用于入户核查，不得外传",
            WidthOf = column => column is "预警原因" or Note or Reason ? 36 : column is "身份证号" or "户编号" or Id or Kind ? 20 : 13,
        });
        return Math.Min(cards.Count, MostTasks);
    }

    /// <summary>Takes outcomes in, row by row.</summary>
    /// <param name="content">Seekable.</param>
    /// <param name="address">Where the request came from, for the audit log.</param>
    /// <exception cref="IntakeRefusedException">The file is no workbook of tasks.</exception>
    public async Task<IReadOnlyList<TaskRowResult>> TakeAsync(Viewer viewer, Stream content, string fileName, string? address, CancellationToken cancellation)
    {
        IReadOnlyList<AnsweredRow> rows;
        using (var workbook = SpreadsheetOpener.Open(content, fileName))
        {
            rows = AnswerSheetReader.Read(workbook, [Id, Kind, Revision, Check], new IntakeRefusal(
                "tasks.sheet", $"这不是核查任务表：没有找到含有“{Id}、{Kind}、{Revision}、{Check}”各列的工作表。请用本页导出的文件填写，不要删改表头。"));
        }

        var results = new List<TaskRowResult>();
        foreach (var row in rows.Where(r => r[Id].Length > 0))
        {
            results.Add(await TakeAsync(viewer, row, address, cancellation));
        }

        return results;
    }

    private async Task<TaskRowResult> TakeAsync(Viewer viewer, AnsweredRow row, string? address, CancellationToken cancellation)
    {
        TaskRowResult Refused(string why) => new(row.Row, row[Id], row["户主"], TaskRowOutcome.Refused, why);
        if (row[Kind].Length == 0)
        {
            return row[Reason].Length + row[Note].Length == 0
                ? new TaskRowResult(row.Row, row[Id], row["户主"], TaskRowOutcome.Blank, "未填，没有变化")
                : Refused($"填了内容但没有选“{Kind}”，未采用");
        }

        if (CheckOf(row[Id], row[Revision]) != row[Check] || !long.TryParse(row[Revision], NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return Refused($"{Id}、{Revision}或{Check}被改动过，未采用");
        }

        if (OutcomeKinds.Parse(row[Kind]) is not { } kind)
        {
            return Refused($"没有“{row[Kind]}”这种结论，请从下拉列表里选");
        }

        var reason = row[Reason].Length == 0 ? null : OutcomeReasons.All.FirstOrDefault(r => Said(r) == row[Reason] || (r.Outcome == kind && r.Title == row[Reason]));
        if (row[Reason].Length > 0 && reason is null)
        {
            return Refused($"没有“{row[Reason]}”这条原因，请从下拉列表里选");
        }

        if (!TryDay(row[VisitedOn], out var visitedOn) || !TryDay(row[LookAgainOn], out var lookAgainOn))
        {
            return Refused("日期看不懂，请写成 2026-10-20 这样");
        }

        var outcome = new Outcome(kind, visitedOn ?? clock.Today, reason?.Code, lookAgainOn, row[Note].Length == 0 ? null : row[Note]);
        var answer = await desk.ActAsync(viewer, new TaskRequest
        {
            TaskId = row[Id],
            Action = TaskAction.Report,
            Revision = revision,
            Outcome = outcome,
            FormId = FormOf(viewer, row),
            Address = address,
        }, cancellation);
        return answer switch
        {
            TaskAnswer.Done { Before: true } => new TaskRowResult(row.Row, row[Id], row["户主"], TaskRowOutcome.Before, "已经收到过，没有变化"),
            TaskAnswer.Done => new TaskRowResult(row.Row, row[Id], row["户主"], TaskRowOutcome.Taken, $"已反馈：{VerificationTexts.Of(outcome)}"),
            TaskAnswer.NoSuchTask => Refused("这个任务不在您这里，未采用"),
            TaskAnswer.WentOn { Since: [.., var last] } => Refused($"导出之后有了新进展（{VerificationTexts.Of(last, inbox.NameOf)}），未采用，请重新导出"),
            TaskAnswer.WentOn => Refused("导出之后部门又报来新的数据，未采用，请重新导出"),
            TaskAnswer.Refused refused => Refused(VerificationTexts.Of(refused.Why)),
            TaskAnswer.Incomplete incomplete => Refused(string.Concat(incomplete.Problems.Select(VerificationTexts.Of))),
            _ => throw new InvalidOperationException("Unknown answer to an outcome."),
        };
    }

    private string[] Row(TaskCard card)
    {
        var (task, revision) = (card.Task, card.Revision.ToString(CultureInfo.InvariantCulture));
        return
        [
            task.TaskId, card.Head ?? "", card.MaskedId ?? "", card.HouseholdCode, task.Place.Village ?? "", string.Join("；", card.Causes.Where(c => !c.Withdrawn).Select(c => c.Sentence)),
            task.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), card.Due, task.State.Title(), "", "", "", "", "", revision, CheckOf(task.TaskId, revision),
        ];
    }

    private static string Said(OutcomeReason reason) => $"{reason.Outcome.Title()}：{reason.Title}";

    private static bool TryDay(string text, out DateOnly? day)
    {
        day = null;
        if (text.Length == 0)
        {
            return true;
        }

        var isDay = DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        day = isDay ? read : null;
        return isDay;
    }

    /// <summary>Eight digits that nobody without this installation's keys can make for another task or revision.</summary>
    private string CheckOf(string taskId, string revision) =>
        ((uint)store.Keys.ReviewHash.Hash(Encoding.UTF8.GetBytes($"task sheet\u001f{taskId}\u001f{revision}"))).ToString("x8", CultureInfo.InvariantCulture);

    // What is said again in the same words is the same form.
    private static string FormOf(Viewer viewer, AnsweredRow row) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\u001f', "task sheet", viewer.Login, row[Id], row[Revision], row[Kind], row[Reason], row[VisitedOn], row[LookAgainOn], row[Note])))[..16]);
}
