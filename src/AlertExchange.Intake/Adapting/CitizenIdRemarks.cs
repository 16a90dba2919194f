using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;

namespace AlertExchange.Intake.Adapting;

/// <summary>The remarks on an id, made once a column.</summary>
internal sealed class CitizenIdRemarks(string heading)
{
    private readonly RowRemark _cleaned = new("id.cleaned", heading, $"“{heading}”里的空格、全角或小写等已规范", false);
    private readonly RowRemark _upgraded = new("id.upgraded-15", heading, $"“{heading}”是15位旧号码，已升为18位，请核对", true);
    private readonly RowRemark _certificate = new("id.from-disability-certificate", heading, $"“{heading}”是残疾人证号，取前18位作身份证号", false);
    private readonly RowRemark _student = new("id.from-student-number", heading, $"“{heading}”是学籍号，去掉首字母作身份证号", false);
    private readonly RowRemark _checkDigit = new("id.check-digit", heading, $"“{heading}”校验位不对，可能写错，请核对", true);
    private readonly RowRemark _digitsLost = new("id.digits-lost", heading, $"“{heading}”是数字格式，末几位已丢失，请设为文本后重新填写", true);
    private readonly RowRemark _malformed = new("id.malformed", heading, $"“{heading}”不是有效的身份证号，请核对", true);

    /// <summary>Adds to the row what has to be said about the reading.</summary>
    public void Tell(in CitizenIdReading reading, RowValues row)
    {
        var repairs = reading.Repairs;
        if ((repairs & (CitizenIdRepairs.Stripped | CitizenIdRepairs.Narrowed | CitizenIdRepairs.UpperCased)) != 0)
        {
            row.Remark(_cleaned);
        }

        if ((repairs & CitizenIdRepairs.UpgradedFrom15) != 0)
        {
            row.Remark(_upgraded);
        }

        if ((repairs & CitizenIdRepairs.TakenFromDisabilityCertificate) != 0)
        {
            row.Remark(_certificate);
        }

        if ((repairs & CitizenIdRepairs.TakenFromStudentNumber) != 0)
        {
            row.Remark(_student);
        }

        switch (reading.State)
        {
            case CitizenIdState.CheckDigitFails:
                row.Remark(_checkDigit);
                break;
            case CitizenIdState.DigitsLost:
                row.Remark(_digitsLost);
                break;
            case CitizenIdState.Malformed:
                row.Remark(_malformed);
                break;
            default:
                break;
        }
    }
}
