using AlertExchange.Simulation.Files;
using AlertExchange.Simulation.Spoiling;

namespace AlertExchange.Simulation.Departments;

/// <summary>A column of a liaison's table.</summary>
/// <param name="Heading">The lowest heading; may hold line breaks.</param>
/// <param name="Cell">The cell for a row, its running number and its row in the sheet.</param>
/// <param name="Group">Headings above, from the top, parted by |.</param>
/// <param name="Total">Summed in 小计 and 合计 rows.</param>
internal sealed record Column(string Heading, Func<RowDraft, int, int, SheetCell> Cell, string? Group = null, bool Total = false)
{
    public static Column Number(string heading = "序号") => new(heading, (_, number, _) => SheetCell.Of(number));

    public static Column Text(string heading, Func<RowDraft, string?> text, string? group = null) =>
        new(heading, (row, _, _) => SheetCell.Of(text(row)), group);

    public static Column Name(string heading, string? group = null) => Text(heading, r => r.Name, group);

    public static Column Id(string heading, string? group = null) => new(heading, (row, _, _) => row.Id, group);

    public static Column Township(string heading) => Text(heading, r => r.Township);

    public static Column Village(string heading) => Text(heading, r => r.Village);

    public static Column Fact(string heading, string fact, string? group = null, bool total = false) =>
        new(heading, (row, _, _) => row[fact], group, total);
}
