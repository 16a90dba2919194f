using System.Globalization;
using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>Lays a table out as a liaison would: title and note rows, headings in levels, data, subtotals, footers.</summary>
internal sealed class TableLayout
{
    public required string? Title { get; init; }

    /// <summary>Rows under the title: who fills in, the unit of amounts.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public required IReadOnlyList<Column> Columns { get; set; }

    /// <summary>The row 甲 乙 丙 1 2 of statistics forms under the headings.</summary>
    public bool CodeRow { get; init; }

    /// <summary>A 小计 row after each township.</summary>
    public bool Subtotals { get; init; }

    /// <summary>A 合计 row at the end.</summary>
    public bool GrandTotal { get; init; }

    /// <summary>A blank row after so many data rows; 0: none.</summary>
    public int BlankRowEvery { get; init; }

    /// <summary>One row in so many is filtered away; 0: none.</summary>
    public int HiddenRowEvery { get; init; }

    public IReadOnlyList<string> Footers { get; init; } = [];

    /// <summary>Writes the rows and tells where each came to stand.</summary>
    public IEnumerable<PlacedRow> Write(SheetDraft sheet, IReadOnlyList<RowDraft> rows)
    {
        var placed = new List<PlacedRow>(rows.Count);
        AddColumnsForEvidence(rows);
        var last = Columns.Count - 1;
        if (Title is not null)
        {
            sheet.Merge(sheet.NextRow, 0, sheet.NextRow, last);
            sheet.Add(Title);
        }

        foreach (var note in Notes)
        {
            sheet.Merge(sheet.NextRow, 0, sheet.NextRow, last);
            sheet.Add(note);
        }

        WriteHeadings(sheet);
        var headingRow = sheet.NextRow - 1;
        if (CodeRow)
            sheet.Add([.. Columns.Select((_, i) => SheetCell.Of(i < 3 ? "甲乙丙"[i].ToString() : (i - 2).ToString(CultureInfo.InvariantCulture)))]);

        var all = new List<int>(rows.Count);
        var block = new List<int>();
        for (var i = 0; i < rows.Count; i++)
        {
            var number = i + 1;
            var at = sheet.NextRow;
            sheet.Add([.. Columns.Select(c => c.Cell(rows[i], number, at))], hidden: HiddenRowEvery > 0 && number % HiddenRowEvery == 0);
            placed.Add(new PlacedRow(rows[i], sheet.Name, at));
            all.Add(at);
            block.Add(at);
            var blockEnds = i == rows.Count - 1 || rows[i + 1].Household.Village.Township != rows[i].Household.Village.Township;
            if (Subtotals && blockEnds)
            {
                AddTotal(sheet, "小计", block);
                block.Clear();
            }

            if (BlankRowEvery > 0 && number % BlankRowEvery == 0)
                sheet.AddBlank();
        }

        if (HiddenRowEvery > 0)
            sheet.AutoFilter = $"A{headingRow}:{SheetDraft.ColumnName(last)}{sheet.NextRow - 1}";
        if (GrandTotal)
            AddTotal(sheet, "合计", all);
        foreach (var footer in Footers)
            sheet.Add(footer);
        return placed;
    }

    /// <summary>A liaison who has birth dates or heads' names for some rows writes them in a column of its own.</summary>
    private void AddColumnsForEvidence(IReadOnlyList<RowDraft> rows)
    {
        if (rows.Any(r => r.Facts.ContainsKey(RowDraft.BirthDate)))
            Columns = [.. Columns, Column.Fact("出生日期", RowDraft.BirthDate)];
        if (rows.Any(r => r.Facts.ContainsKey(RowDraft.HeadName)) && !Columns.Any(c => c.Heading.StartsWith("户主", StringComparison.Ordinal)))
            Columns = [.. Columns, Column.Fact("户主姓名", RowDraft.HeadName)];
    }

    private void WriteHeadings(SheetDraft sheet)
    {
        var paths = Columns.Select(c => c.Group is null ? [c.Heading] : (string[])[.. c.Group.Split('|'), c.Heading]).ToArray();
        var depth = paths.Max(p => p.Length);
        var top = sheet.NextRow;
        for (var level = 0; level < depth; level++)
        {
            var cells = new SheetCell[paths.Length];
            for (var i = 0; i < paths.Length; i++)
            {
                if (level >= paths[i].Length)
                    continue;
                var isLowest = level == paths[i].Length - 1;
                var opensGroup = i == 0 || level >= paths[i - 1].Length - 1 || !paths[i].AsSpan(0, level + 1).SequenceEqual(paths[i - 1].AsSpan(0, level + 1));
                if (!isLowest && !opensGroup)
                    continue;
                cells[i] = SheetCell.Of(paths[i][level]);
                if (isLowest)
                {
                    sheet.Merge(top + level, i, top + depth - 1, i);
                    continue;
                }

                var end = i;
                while (end + 1 < paths.Length && paths[end + 1].Length - 1 > level && paths[end + 1].AsSpan(0, level + 1).SequenceEqual(paths[i].AsSpan(0, level + 1)))
                    end++;
                sheet.Merge(top + level, i, top + level, end);
            }

            sheet.Add(cells);
        }
    }

    /// <summary>Sums what is a number; formulas hold their result, as every saved workbook does.</summary>
    private void AddTotal(SheetDraft sheet, string label, List<int> rows)
    {
        var cells = new SheetCell[Columns.Count];
        cells[Columns.Count > 1 && Columns[0].Heading == "序号" ? 1 : 0] = SheetCell.Of(label);
        for (var c = 0; c < cells.Length; c++)
        {
            if (!Columns[c].Total)
                continue;
            var sum = rows.Select(r => sheet.Rows[r - 1].Cells[c])
                .Where(x => x.Form == CellForm.Number)
                .Sum(x => decimal.Parse(x.Text!, NumberStyles.Float, CultureInfo.InvariantCulture));
            var name = SheetDraft.ColumnName(c);
            cells[c] = SheetCell.Of(sum).From($"SUM({name}{rows[0]}:{name}{rows[^1]})");
        }

        sheet.Add(cells);
    }
}
