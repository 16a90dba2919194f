using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>The subject's own id. It never rejects: whether the row names anybody is decided when the whole row is read.</summary>
internal sealed class CitizenIdCellReader(ColumnBinding binding) : CellReader(binding)
{
    private readonly CitizenIdRemarks _remarks = new(binding.Heading);

    public override void Read(in Cell cell, RowValues row)
    {
        if (CitizenId.TryParse(cell.Span, out var id))
        {
            row.SetPlainId(id, cell.Span);
            return;
        }

        var reading = cell.Kind == CellKind.Number ? CitizenIdReader.ReadNumber(cell.Number) : CitizenIdReader.Read(TextOf(cell));
        if (reading.State == CitizenIdState.Absent)
        {
            return;
        }

        var written = TextOf(cell);
        row.SetId(reading, written == reading.Text && reading.State is CitizenIdState.Sound or CitizenIdState.CheckDigitFails ? null : written);
        row.CertificateClass = reading.DisabilityClass;
        row.CertificateGrade = reading.DisabilityGrade;
        _remarks.Tell(reading, row);
    }
}
