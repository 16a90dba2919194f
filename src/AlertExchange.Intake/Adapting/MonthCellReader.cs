using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>A month; in the column 所属月份 it must be the month reported on.</summary>
internal sealed class MonthCellReader : CellReader
{
    private readonly Period _period;
    private readonly RowRemark _unreadable;

    public MonthCellReader(ColumnBinding binding, Period period)
        : base(binding)
    {
        _period = period;
        _unreadable = Doubt("month.unreadable", "看不出是哪个月，请核对");
    }

    public override void Read(in Cell cell, RowValues row)
    {
        if (cell.Kind == CellKind.Text && AbsentMarks.IsAbsent(CellCharacters.Compact(cell.Text)))
        {
            return;
        }

        if (!DateReader.TryReadMonth(cell, _period, out var month))
        {
            row.Remark(_unreadable);
            return;
        }

        row.SetText(Field, month == _period ? "" : month.ToString());
        if (Field == Field.Period && month != _period)
        {
            row.Problem(Field, new RowProblem("period.mismatch", Heading, $"“{Heading}”是 {month}，而本次报送的是 {_period}，请核对后报到所属月份"));
        }
    }
}
