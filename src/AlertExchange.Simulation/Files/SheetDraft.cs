namespace AlertExchange.Simulation.Files;

/// <summary>A sheet in the making: its rows from the top, and what a workbook says about them.</summary>
internal sealed class SheetDraft(string name)
{
    public string Name { get; } = name;

    public bool Hidden { get; init; }

    /// <summary>The dimension to declare; null: the true one.</summary>
    public string? Dimension { get; init; }

    /// <summary>Leaves out the address of every cell, as some exporters do.</summary>
    public bool OmitAddresses { get; init; }

    /// <summary>Writes texts into the cells instead of the shared table.</summary>
    public bool InlineTexts { get; init; }

    public List<(SheetCell[] Cells, bool Hidden)> Rows { get; } = [];

    public List<string> Merges { get; } = [];

    public string? AutoFilter { get; set; }

    /// <summary>The 1-based number that the next row will have.</summary>
    public int NextRow => Rows.Count + 1;

    /// <summary>Appends a row and tells its 1-based number.</summary>
    public int Add(SheetCell[] cells, bool hidden = false)
    {
        Rows.Add((cells, hidden));
        return Rows.Count;
    }

    public int Add(params string?[] texts) => Add([.. texts.Select(SheetCell.Of)]);

    public int AddBlank() => Add(Array.Empty<SheetCell>());

    /// <summary>Merges a block; 1-based rows, 0-based columns, inclusive.</summary>
    public void Merge(int firstRow, int firstColumn, int lastRow, int lastColumn)
    {
        if (firstRow != lastRow || firstColumn != lastColumn)
            Merges.Add($"{ColumnName(firstColumn)}{firstRow}:{ColumnName(lastColumn)}{lastRow}");
    }

    /// <summary>A, B, …, Z, AA, … for 0, 1, ….</summary>
    public static string ColumnName(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnName(column / 26 - 1) + (char)('A' + column % 26);
}
