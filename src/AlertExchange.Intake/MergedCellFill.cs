using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake;

/// <summary>A township merged over the rows of its villages stands in the first row only; this puts it into the others. Places only: a merged amount is not each row's.</summary>
internal sealed class MergedCellFill
{
    private static readonly MergedCellFill Nothing = new([]);

    private readonly Dictionary<int, List<CellRange>> _byFirstRow;
    private readonly List<(CellRange Range, Cell Value)> _active = [];

    private MergedCellFill(Dictionary<int, List<CellRange>> byFirstRow) => _byFirstRow = byFirstRow;

    public static MergedCellFill For(BoundSheet sheet, IReadOnlyList<CellRange> merges)
    {
        var columns = sheet.Columns.Where(c => c.Field is Field.Township or Field.Village or Field.Group or Field.Address).Select(c => c.Index).ToHashSet();
        var down = merges.Where(m => m.LastRow > m.FirstRow && m.FirstRow > sheet.HeaderLastRow && columns.Contains(m.FirstColumn)).ToList();
        return down.Count == 0 ? Nothing : new MergedCellFill(down.GroupBy(m => m.FirstRow).ToDictionary(g => g.Key, g => g.ToList()));
    }

    public SheetRow Apply(SheetRow row)
    {
        if (_byFirstRow.Count == 0)
        {
            return row;
        }

        _active.RemoveAll(a => a.Range.LastRow < row.Number);
        foreach (var (range, value) in _active)
        {
            if (range.FirstColumn < row.Cells.Length && row.Cells[range.FirstColumn].Kind == CellKind.Empty)
            {
                row.Cells[range.FirstColumn] = value;
            }
        }

        foreach (var range in _byFirstRow.GetValueOrDefault(row.Number) ?? [])
        {
            if (range.FirstColumn < row.Cells.Length)
            {
                _active.Add((range, row.Cells[range.FirstColumn]));
            }
        }

        return row;
    }
}
