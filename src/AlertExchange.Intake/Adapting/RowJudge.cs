using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Forms;

namespace AlertExchange.Intake.Adapting;

/// <summary>What can only be said of a whole row: whether it names anybody, whether all that is required is there, whether columns contradict each other.</summary>
internal sealed class RowJudge
{
    private readonly FormDefinition _form;
    private readonly DateOnly _today;
    private readonly Field[] _required;
    private readonly Dictionary<Field, string> _headings;
    private readonly RowRemark _tooOld;
    private readonly RowRemark _guardians;
    private readonly RowRemark _classDiffers;

    public RowJudge(BoundSheet sheet, IntakeRequest request)
    {
        _form = sheet.Form;
        _today = request.Today;
        _headings = sheet.Columns.Where(c => c.Field != Field.Ignore).ToDictionary(c => c.Field, c => c.Heading);
        _required = [.. _form.Columns.Where(c => c.Required).Select(c => c.Field).Distinct().Order()];

        var id = HeadingOf(Field.CitizenId);
        _tooOld = new RowRemark("id.age", id, $"“{id}”的年龄与学生不符，可能是监护人的身份证号，请核对", true);
        _guardians = new RowRemark("id.guardian", id, $"“{id}”与监护人身份证号相同，请填写学生本人的号码", true);
        _classDiffers = new RowRemark("disability.contradiction", HeadingOf(Field.Class), "残疾类别或等级与残疾人证号中的不一致，请核对", true);
    }

    public void Judge(RowValues row)
    {
        if (row.CertificateClass > 0 && _form.Kind == AlertKind.DisabilityCertified)
        {
            TakeFromCertificate(row);
        }

        if (_form.RequireOneOf.Count > 0 && !row.Has(Field.Name) && !row.Has(Field.CitizenId) && !AnyOf(row))
        {
            TellNobody(row);
        }

        foreach (var field in _required)
        {
            if (row.Lacks(field))
            {
                TellMissing(row, field);
            }
        }

        if (_form.OldestSubject is { } oldest && row.Id.State == CitizenIdState.Sound)
        {
            DoubtOldPupil(row, oldest);
        }
    }

    private bool AnyOf(RowValues row)
    {
        foreach (var field in _form.RequireOneOf)
        {
            if (row.Has(field))
            {
                return true;
            }
        }

        return false;
    }

    private void TellNobody(RowValues row)
    {
        var id = HeadingOf(Field.CitizenId);
        var problem = row.Id.State switch
        {
            CitizenIdState.DigitsLost => new RowProblem(
                "id.digits-lost", id, $"没有姓名，“{id}”又是数字格式，末几位已丢失。请把该列设为文本，重新填写身份证号，并填写姓名"),
            CitizenIdState.Malformed => new RowProblem(
                "id.malformed", id, $"没有姓名，“{id}”写的是“{Masked.Id(ShownText.Of(row.IdAsWritten ?? row.Id.Text ?? ""))}”，不是有效的身份证号。请核对并填写姓名"),
            _ => new RowProblem("subject.nobody", null, "没有姓名也没有身份证号，无法确定是谁，请至少填写一项"),
        };
        row.Problem(Field.CitizenId, problem);
    }

    private void TellMissing(RowValues row, Field field)
    {
        var heading = HeadingOf(field);
        var isAmount = _form.Column(field)!.Type == FieldType.Amount;
        row.Problem(field, new RowProblem(isAmount ? "amount.missing" : "required.missing", heading, $"“{heading}”没有填写，请补填{(isAmount ? "金额（元）" : "")}"));
    }

    private void TakeFromCertificate(RowValues row)
    {
        if ((row.Whole(Field.Class) is { } cls && cls != row.CertificateClass) || (row.Whole(Field.Grade) is { } grade && grade != row.CertificateGrade))
        {
            row.Remark(_classDiffers);
        }

        if (!row.Has(Field.Class))
        {
            row.SetNumber(Field.Class, row.CertificateClass);
        }

        if (!row.Has(Field.Grade))
        {
            row.SetNumber(Field.Grade, row.CertificateGrade);
        }
    }

    private void DoubtOldPupil(RowValues row, int oldest)
    {
        if (row.Text(Field.GuardianId) is { } guardian && guardian == row.Text(Field.CitizenId))
        {
            row.Remark(_guardians);
        }
        else if (row.Id.Id.BirthDate.AddYears(oldest + 1) <= _today)
        {
            row.Remark(_tooOld);
        }
    }

    private string HeadingOf(Field field) => _headings.GetValueOrDefault(field) ?? _form.Column(field)?.Heading ?? Fields.NameOf(field);
}
