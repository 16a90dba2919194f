using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>A person's name: inner spaces go, and what can be no name is told.</summary>
internal sealed class NameCellReader : CellReader
{
    private const int LongestName = 25;

    private readonly RowRemark _spaces;
    private readonly RowRemark _unusual;

    public NameCellReader(ColumnBinding binding)
        : base(binding)
    {
        _spaces = Repair("name.spaces", "里的空格等多余字符已去掉");
        _unusual = Doubt("name.unusual", "不像一个人的姓名，请核对");
    }

    public override void Read(in Cell cell, RowValues row)
    {
        var span = cell.Span;
        if (span.Length is > 1 and <= LongestName && !span.ContainsAnyExceptInRange('一', '鿿') && !AbsentMarks.IsAbsent(span))
        {
            // Nothing to clean and nothing to tell: what nearly every cell holds.
            row.SetText(Field, new string(span));
            return;
        }

        var written = TextOf(cell);
        if (PersonName.Clean(written) is not { } name || AbsentMarks.IsAbsent(name))
        {
            return;
        }

        row.SetText(Field, name);
        if (!ReferenceEquals(name, written))
        {
            row.Remark(_spaces);
        }

        if (name.Length > LongestName || name.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
        {
            row.Remark(_unusual);
        }
    }
}
