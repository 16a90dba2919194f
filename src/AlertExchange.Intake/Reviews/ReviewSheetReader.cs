using AlertExchange.Intake.Answers;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Reviews;

/// <summary>Reads a review workbook that came back, saved by whatever program.</summary>
public static class ReviewSheetReader
{
    private static readonly string[] Needed = [ReviewSheet.Case, ReviewSheet.Answer, ReviewSheet.PersonCode, ReviewSheet.Revision, ReviewSheet.Check];

    /// <summary>The rows of the first sheet that is a review sheet; rows in which nothing stands are left out.</summary>
    /// <exception cref="IntakeRefusedException">No sheet has the columns of a review sheet, or the file breaks off.</exception>
    public static IReadOnlyList<ReviewAnswer> Read(ISpreadsheet workbook) =>
    [
        .. AnswerSheetReader.Read(workbook, Needed, new IntakeRefusal(
            "review.sheet", $"这不是人工审核工作簿：没有找到含有“{string.Join("、", Needed)}”各列的工作表。请用导出的工作簿填写，不要删改表头。"))
            .Select(row => new ReviewAnswer(
                row.Row, row[ReviewSheet.Case], row[ReviewSheet.PersonCode], row[ReviewSheet.Answer], row[ReviewSheet.Reason], row[ReviewSheet.Revision], row[ReviewSheet.Check]))
            .Where(answer => answer.Case.Length + answer.PersonCode.Length + answer.Answer.Length > 0),
    ];
}
