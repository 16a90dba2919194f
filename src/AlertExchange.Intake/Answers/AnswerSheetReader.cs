using System.Globalization;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Answers;

/// <summary>Reads a workbook of answers that came back, saved by whatever program.</summary>
public static class AnswerSheetReader
{
    /// <summary>Above the heading there may be titles that somebody put there.</summary>
    private const int RowsUpToHeading = 20;

    /// <summary>The rows of the first sheet that has the columns; rows in which nothing stands are left out.</summary>
    /// <param name="needed">Headings that must be there.</param>
    /// <param name="refusal">Why it is not taken when no sheet has them.</param>
    /// <exception cref="IntakeRefusedException">No sheet has the columns, or the file breaks off.</exception>
    public static IReadOnlyList<AnsweredRow> Read(ISpreadsheet workbook, IReadOnlyList<string> needed, IntakeRefusal refusal)
    {
        while (workbook.NextSheet())
        {
            for (var row = 0; row < RowsUpToHeading && workbook.TryReadRow(out var heading); row++)
            {
                var columns = Columns(heading);
                if (needed.All(columns.ContainsKey))
                {
                    return ReadRows(workbook, columns);
                }
            }
        }

        throw new IntakeRefusedException(refusal);
    }

    private static List<AnsweredRow> ReadRows(ISpreadsheet workbook, Dictionary<string, int> columns)
    {
        var rows = new List<AnsweredRow>();
        while (workbook.TryReadRow(out var row))
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (heading, at) in columns)
            {
                cells[heading] = at < row.Cells.Length ? Text(row.Cells[at]) : "";
            }

            if (cells.Values.Any(text => text.Length > 0))
            {
                rows.Add(new AnsweredRow(row.Number, cells));
            }
        }

        return rows;
    }

    private static Dictionary<string, int> Columns(SheetRow heading)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < heading.Cells.Length; i++)
        {
            columns.TryAdd(Text(heading.Cells[i]), i);
        }

        columns.Remove("");
        return columns;
    }

    // An apostrophe in front is what an export puts before text that looks like a formula.
    private static string Text(Cell cell) => cell.Kind switch
    {
        CellKind.Text => cell.Text!.Trim().TrimStart('\''),
        CellKind.Number => cell.Number.ToString(CultureInfo.InvariantCulture),
        CellKind.Date => DateTime.FromOADate(cell.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "",
    };
}
