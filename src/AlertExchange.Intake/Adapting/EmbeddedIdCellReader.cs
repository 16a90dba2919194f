using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>A 残疾人证号 or 学籍号: kept as it is; the id inside serves where the row has no id column of its own filled.</summary>
internal sealed class EmbeddedIdCellReader : CellReader
{
    private readonly bool _isCertificate;
    private readonly RowRemark _taken;
    private readonly RowRemark _malformed;

    public EmbeddedIdCellReader(ColumnBinding binding)
        : base(binding)
    {
        _isCertificate = binding.Column.Type == FieldType.DisabilityCertificate;
        _taken = Repair("id.from-" + (_isCertificate ? "disability-certificate" : "student-number"), "里的身份证号已采用");
        _malformed = Doubt("certificate.malformed", "应为20位或22位残疾人证号，请核对");
    }

    public override void Read(in Cell cell, RowValues row)
    {
        if (TextCleaner.Clean(TextOf(cell)) is not { } written)
        {
            return;
        }

        var number = CellCharacters.Compact(written).Trim('\'');
        if (AbsentMarks.IsAbsent(number))
        {
            return;
        }

        row.SetText(Field, number);
        var reading = cell.Kind == CellKind.Number ? CitizenIdReader.ReadNumber(cell.Number) : CitizenIdReader.Read(number);
        var holdsId = reading.State is CitizenIdState.Sound or CitizenIdState.CheckDigitFails
            && (_isCertificate || (reading.Repairs & CitizenIdRepairs.TakenFromStudentNumber) != 0);
        if (reading.DisabilityClass > 0)
        {
            row.CertificateClass = reading.DisabilityClass;
            row.CertificateGrade = reading.DisabilityGrade;
        }
        else if (_isCertificate)
        {
            row.Remark(_malformed);
        }

        // The id column is read first, see RowAdapter.
        if (holdsId && row.Id.State == CitizenIdState.Absent)
        {
            row.SetId(reading, number);
            if (reading.State == CitizenIdState.Sound)
            {
                row.Remark(_taken);
            }
            else
            {
                new CitizenIdRemarks(Heading).Tell(reading with { Repairs = CitizenIdRepairs.None }, row);
            }
        }
    }
}
