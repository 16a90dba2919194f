using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>是 or 否 in the spellings that occur.</summary>
internal sealed class YesNoCellReader : CellReader
{
    private readonly RowRemark _rewritten;
    private readonly RowRemark _unreadable;

    public YesNoCellReader(ColumnBinding binding)
        : base(binding)
    {
        _rewritten = Repair("yes-no.alias", "已规范为“是”或“否”");
        _unreadable = Doubt("yes-no.unreadable", "应填“是”或“否”，没有采用");
    }

    public override void Read(in Cell cell, RowValues row)
    {
        switch (cell.Text)
        {
            case "是":
                row.SetNumber(Field, 1);
                return;
            case "否":
                row.SetNumber(Field, 0);
                return;
            default:
                ReadOther(cell, row);
                return;
        }
    }

    private void ReadOther(in Cell cell, RowValues row)
    {
        var compact = cell.Kind == CellKind.Boolean ? (cell.Number != 0 ? "是" : "否") : CellCharacters.Compact(TextOf(cell));
        int? answer = compact switch
        {
            "是" or "有" or "Y" or "y" or "√" or "✓" or "✔" or "1" or "对" or "困难" or "仍困难" or "已签约" or "已签" or "YES" or "Yes" or "yes" or "true" or "TRUE" => 1,
            "否" or "无" or "没有" or "N" or "n" or "×" or "x" or "X" or "✗" or "0" or "2" or "不" or "不困难" or "未签约" or "未签" or "NO" or "No" or "no" or "false" or "FALSE" => 0,
            _ => null,
        };
        if (answer is { } said)
        {
            row.SetNumber(Field, said);
            row.Remark(_rewritten);
        }
        else if (AbsentMarks.IsAbsent(compact))
        {
            return;
        }
        else if (Required)
        {
            row.Problem(Field, new RowProblem("yes-no.unreadable", Heading, $"“{Heading}”写的是“{Shown(cell)}”，请填“是”或“否”"));
        }
        else
        {
            row.Remark(_unreadable);
        }
    }
}
