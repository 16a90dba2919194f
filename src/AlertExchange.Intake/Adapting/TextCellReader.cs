using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>Free text. Trimming is no repair worth a remark.</summary>
internal sealed class TextCellReader(ColumnBinding binding) : CellReader(binding)
{
    public override void Read(in Cell cell, RowValues row)
    {
        if (cell.Kind == CellKind.Text)
        {
            row.SetCleaned(Field, cell.Span);
        }
        else if (TextCleaner.Clean(TextOf(cell)) is { } text)
        {
            row.SetText(Field, text);
        }
    }
}
