using AlertExchange.Intake.Answers;

namespace AlertExchange.Intake.Reviews;

/// <summary>Writes cases for people to decide in a spreadsheet program (<see cref="AnswerSheetWriter"/>): 是 and 否 to pick from.</summary>
public static class ReviewSheetWriter
{
    private static readonly string[] Guide =
    [
        "一行是一名候选人；同一案件编号的几行，说的是部门报送的同一行。",
        "左边是报送的内容，右边是花名册上的候选人；身份证号只显示前六位和后四位。",
        "在“是否同一人”列选 是 或 否；拿不准的留空，不会有任何变化。",
        "一个案件最多选一个 是；选了 是，其余候选人不必填。全部选 否，表示都不是花名册上的人。",
        "“理由”列可写明依据，如“电话核实”；会记录在案。",
        "其他各列已锁定，请不要改动、不要增删列；改动过的行不予采用。",
        "填好后由办理人在“人工核对”页面导入（或用 alertx review import）。导出之后别人已经决定的案件，会逐行告知，不会覆盖。",
    ];

    /// <param name="output">Receives an .xlsx.</param>
    /// <param name="columns">Headings, those of <see cref="ReviewSheet"/> among them.</param>
    /// <param name="rows">A text for each column.</param>
    public static void Write(Stream output, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows) => AnswerSheetWriter.Write(output, new AnswerSheet
    {
        Name = ReviewSheet.CaseSheet,
        Columns = columns,
        Rows = rows,
        Writable = ReviewSheet.Writable,
        Choices = new Dictionary<string, IReadOnlyList<string>> { [ReviewSheet.Answer] = [ReviewSheet.Yes, ReviewSheet.No] },
        Guide = Guide,
        WidthOf = column => column is ReviewSheet.Reason || column.Contains("身份证号", StringComparison.Ordinal) || column.Contains("依据", StringComparison.Ordinal) ? 24 : 12,
    });
}
