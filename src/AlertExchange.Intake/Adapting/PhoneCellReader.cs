using System.Buffers;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>A phone number: digits only; mobile or fixed line.</summary>
internal sealed class PhoneCellReader : CellReader
{
    private static readonly SearchValues<char> Usual = SearchValues.Create("0123456789-()+");

    private readonly RowRemark _unusual;

    public PhoneCellReader(ColumnBinding binding)
        : base(binding) => _unusual = Doubt("phone.unusual", "不是有效的电话号码，请核对");

    public override void Read(in Cell cell, RowValues row)
    {
        var text = TextOf(cell);
        if (text.Length == 11 && text[0] == '1' && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            row.SetText(Field, text);
            return;
        }

        var compact = CellCharacters.Compact(text).Trim('\'');
        if (AbsentMarks.IsAbsent(compact))
        {
            return;
        }

        var digits = compact.Count(char.IsAsciiDigit);
        row.SetText(Field, compact);
        if (digits is < 7 or > 12 || compact.AsSpan().ContainsAnyExcept(Usual))
        {
            row.Remark(_unusual);
        }
    }
}
