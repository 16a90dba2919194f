using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>Counts, areas and percentages: numbers with a unit word that is taken off (2人, 6亩, -18%).</summary>
internal sealed class NumberCellReader : CellReader
{
    private const string UnitWords = "人口个次户亩%％";

    private readonly bool _whole;
    private readonly bool _percent;
    private readonly RowRemark _rewritten;
    private readonly RowRemark _unreadable;

    public NumberCellReader(ColumnBinding binding)
        : base(binding)
    {
        _whole = binding.Column.Type == FieldType.Integer;
        _percent = binding.Column.Type == FieldType.Percent;
        _rewritten = Repair("number.rewritten", "里的单位等文字已去掉");
        _unreadable = Doubt("number.unreadable", "不是数字，没有采用");
    }

    public override void Read(in Cell cell, RowValues row)
    {
        if (_whole && TryReadDigits(cell.Span, out var digits))
        {
            row.SetNumber(Field, digits);
            return;
        }

        var reading = Parse(cell, out var unitTaken);
        if (reading.State == ReadingState.Absent)
        {
            return;
        }

        if (reading.State == ReadingState.Unreadable || (_whole && (reading.Value != decimal.Floor(reading.Value) || reading.Value is < 0 or > 100_000_000)))
        {
            if (Required)
            {
                row.Problem(Field, new RowProblem("number.unreadable", Heading, $"“{Heading}”写的是“{Shown(cell)}”，请填写数字"));
            }
            else
            {
                row.Remark(_unreadable);
            }

            return;
        }

        row.SetNumber(Field, reading.Value);
        if (unitTaken || reading.Repaired)
        {
            row.Remark(_rewritten);
        }
    }

    /// <summary>A few digits and nothing else: what nearly every cell holds.</summary>
    private static bool TryReadDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            value = value * 10 + c - '0';
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= 8;
    }

    private AmountReading Parse(in Cell cell, out bool unitTaken)
    {
        unitTaken = false;
        if (cell.Kind == CellKind.Number)
        {
            // A cell formatted as percent holds the fraction; a change of less than one percent is never reported as such.
            var scale = _percent && Math.Abs(cell.Number) <= 1 ? 100 : 1;
            return AmountReader.Read(cell.Number * scale);
        }

        if (cell.Kind != CellKind.Text)
        {
            return new AmountReading(ReadingState.Unreadable, 0, false, false);
        }

        var text = cell.Span;
        var trimmed = text.Trim().TrimEnd(UnitWords);
        var negative = _percent && trimmed.StartsWith("下降", StringComparison.Ordinal);
        trimmed = negative || (_percent && trimmed.StartsWith("上涨", StringComparison.Ordinal)) ? trimmed[2..] : trimmed;
        var percentSign = _percent && text.ContainsAny('%', '％');
        unitTaken = trimmed.Length != text.Length && !percentSign;
        var reading = AmountReader.Read(trimmed);
        if (_percent && percentSign && reading is { State: ReadingState.Read } && trimmed.StartsWith("-", StringComparison.Ordinal))
        {
            reading = reading with { Repaired = false };
        }

        return negative ? reading with { Value = -reading.Value } : reading;
    }
}
