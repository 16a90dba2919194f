using System.Globalization;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Reviews;

/// <summary>Reads a review workbook that came back, saved by whatever program.</summary>
public static class ReviewSheetReader
{
    /// <summary>Above the heading there may be titles that somebody put there.</summary>
    private const int RowsUpToHeading = 20;

    private static readonly string[] Needed = [ReviewSheet.Case, ReviewSheet.Answer, ReviewSheet.PersonCode, ReviewSheet.Revision, ReviewSheet.Check];

    /// <summary>The rows of the first sheet that is a review sheet; rows in which nothing stands are left out.</summary>
    /// <exception cref="IntakeRefusedException">No sheet has the columns of a review sheet, or the file breaks off.</exception>
    public static IReadOnlyList<ReviewAnswer> Read(ISpreadsheet workbook)
    {
        while (workbook.NextSheet())
        {
            for (var row = 0; row < RowsUpToHeading && workbook.TryReadRow(out var heading); row++)
            {
                var columns = Columns(heading);
                if (Needed.All(columns.ContainsKey))
                {
                    return ReadRows(workbook, columns);
                }
            }
        }

        throw new IntakeRefusedException(new IntakeRefusal(
            "review.sheet", $"这不是人工审核工作簿：没有找到含有“{string.Join("、", Needed)}”各列的工作表。请用导出的工作簿填写，不要删改表头。"));
    }

    private static List<ReviewAnswer> ReadRows(ISpreadsheet workbook, Dictionary<string, int> columns)
    {
        var answers = new List<ReviewAnswer>();
        while (workbook.TryReadRow(out var row))
        {
            var answer = new ReviewAnswer(row.Number, Of(ReviewSheet.Case), Of(ReviewSheet.PersonCode), Of(ReviewSheet.Answer), Of(ReviewSheet.Reason), Of(ReviewSheet.Revision), Of(ReviewSheet.Check));
            if (answer.Case.Length + answer.PersonCode.Length + answer.Answer.Length > 0)
            {
                answers.Add(answer);
            }

            string Of(string column) => columns.TryGetValue(column, out var at) && at < row.Cells.Length ? Text(row.Cells[at]) : "";
        }

        return answers;
    }

    private static Dictionary<string, int> Columns(SheetRow heading)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < heading.Cells.Length; i++)
        {
            columns.TryAdd(Text(heading.Cells[i]), i);
        }

        return columns;
    }

    // An apostrophe in front is what an export puts before text that looks like a formula.
    private static string Text(Cell cell) => cell.Kind switch
    {
        CellKind.Text => cell.Text!.Trim().TrimStart('\''),
        CellKind.Number => cell.Number.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };
}
