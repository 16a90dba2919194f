using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>Somebody else's id (户主, 监护人): cleaned and kept apart, never used in the subject's place.</summary>
internal sealed class OtherIdCellReader(ColumnBinding binding) : CellReader(binding)
{
    private readonly CitizenIdRemarks _remarks = new(binding.Heading);

    public override void Read(in Cell cell, RowValues row)
    {
        var reading = cell.Kind == CellKind.Number ? CitizenIdReader.ReadNumber(cell.Number) : CitizenIdReader.Read(TextOf(cell));
        if (reading.State == CitizenIdState.Absent)
        {
            return;
        }

        if (reading.State is CitizenIdState.Sound or CitizenIdState.CheckDigitFails)
        {
            row.SetText(Field, reading.Text!);
        }
        else if (TextCleaner.Clean(TextOf(cell)) is { } written)
        {
            row.SetText(Field, written);
        }

        _remarks.Tell(reading, row);
    }
}
