using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>Money, kept in yuan.</summary>
internal sealed class AmountCellReader : CellReader
{
    /// <summary>More than this many 万元 in one row is more likely yuan under a wrong heading.</summary>
    private const decimal MostTenThousands = 1000m;

    /// <summary>No household pays or loses more than this, in yuan.</summary>
    private const decimal Absurd = 100_000_000m;

    private readonly decimal _factor;
    private readonly bool _unitWasSaid;
    private readonly decimal _doubtBelow;
    private readonly RowRemark _rewritten;
    private readonly RowRemark _ownUnit;
    private readonly RowRemark _negative;
    private readonly RowRemark _tooLarge;
    private readonly RowRemark _tooSmall;
    private readonly RowRemark _unreadable;

    public AmountCellReader(ColumnBinding binding)
        : base(binding)
    {
        var unit = binding.Unit!;
        _factor = unit.Factor;
        _unitWasSaid = unit.Source != UnitSource.Form;
        _doubtBelow = binding.Column.DoubtBelow ?? 0;
        _rewritten = Repair("amount.rewritten", "里的千分位、货币符号等已去掉");
        _ownUnit = Repair("amount.own-unit", "按单元格里写的单位换算成元");
        _negative = Doubt("amount.negative", "是负数，可能是冲正，请核对");
        _tooLarge = Doubt("amount.magnitude", $"以{unit.Name}为单位读取后数额过大，请核对单位");
        _tooSmall = Doubt("amount.magnitude", "数额很小，表中没有写明单位，可能是万元，请核对");
        _unreadable = Doubt("amount.unreadable", "不是金额，没有采用");
    }

    public override void Read(in Cell cell, RowValues row)
    {
        var reading = cell.Kind switch
        {
            CellKind.Text => AmountReader.Read(cell.Span),
            CellKind.Number => AmountReader.Read(cell.Number),
            _ => new AmountReading(ReadingState.Unreadable, 0, false, false),
        };
        if (reading.State == ReadingState.Absent)
        {
            return;
        }

        if (reading.State == ReadingState.Unreadable)
        {
            TellUnreadable(cell, row);
            return;
        }

        var yuan = reading.HasOwnUnit || _factor == 1m ? reading.Value : reading.Value * _factor;
        row.SetNumber(Field, yuan);
        if (reading.Repaired)
        {
            row.Remark(reading.HasOwnUnit ? _ownUnit : _rewritten);
        }

        if (yuan < 0)
        {
            row.Remark(_negative);
        }
        else if (yuan > Absurd || (_factor >= 10_000m && !reading.HasOwnUnit && reading.Value > MostTenThousands))
        {
            row.Remark(_tooLarge);
        }
        else if (yuan > 0 && yuan < _doubtBelow && !_unitWasSaid && !reading.HasOwnUnit)
        {
            row.Remark(_tooSmall);
        }
    }

    private void TellUnreadable(in Cell cell, RowValues row)
    {
        if (Required)
        {
            row.Problem(Field, new RowProblem("amount.unreadable", Heading, $"“{Heading}”写的是“{Shown(cell)}”，不是金额，请填写数字（元）"));
        }
        else
        {
            row.Remark(_unreadable);
        }
    }
}
