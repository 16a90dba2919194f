using System.Globalization;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Cleaning;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>A date. The day of the fact must be told rightly or the row is rejected; other dates are left out with a doubt.</summary>
internal sealed class DateCellReader : CellReader
{
    private readonly Period _period;
    private readonly DateOnly _lastDay;
    private readonly DateOnly _today;
    private readonly RowRemark _unreadable;
    private readonly RowRemark _future;
    private readonly (DateRepairs Repair, RowRemark Remark)[] _repairs;

    public DateCellReader(ColumnBinding binding, IntakeRequest request)
        : base(binding)
    {
        _period = request.Period;
        _lastDay = request.Period.LastDay;
        _today = request.Today;
        _unreadable = Doubt("date.unreadable", "不是日期，没有采用");
        _future = Doubt("date.future", "晚于今天，没有采用");
        _repairs =
        [
            (DateRepairs.Rewritten, Repair("date.rewritten", "的日期写法已规范")),
            (DateRepairs.FromSerial, Repair("date.serial", "由数字还原成日期")),
            (DateRepairs.TimeDropped, Repair("date.time-dropped", "只采用日期，时间已略去")),
            (DateRepairs.DaySupplied, Repair("date.day-supplied", "只写到月，按当月1日记")),
            (DateRepairs.YearSupplied, Repair("date.year-supplied", "没有写年份，按报送月份推定")),
        ];
    }

    public override void Read(in Cell cell, RowValues row)
    {
        var reading = DateReader.Read(cell, _period);
        if (reading.State == ReadingState.Absent)
        {
            return;
        }

        if (reading.State == ReadingState.Unreadable)
        {
            Tell(row, _unreadable, "date.unreadable", cell, "看不出是哪一天，请按 2022-08-03 的样子填写");
            return;
        }

        if (reading.Date > _today)
        {
            Tell(row, _future, "date.future", cell, $"晚于今天（{Iso(_today)}），请核对");
            return;
        }

        if (Field == Field.OccurredOn && reading.Date > _lastDay)
        {
            Tell(row, _future, "date.after-period", cell, $"晚于报送月份 {_period}，请核对日期，或报到所属月份");
            return;
        }

        row.SetDate(Field, reading.Date);
        if (reading.Repairs != DateRepairs.None)
        {
            foreach (var (repair, remark) in _repairs)
            {
                if ((reading.Repairs & repair) != 0)
                {
                    row.Remark(remark);
                }
            }
        }
    }

    private void Tell(RowValues row, RowRemark doubt, string code, in Cell cell, string what)
    {
        if (Required || Field == Field.OccurredOn)
        {
            row.Problem(Field, new RowProblem(code, Heading, $"“{Heading}”写的是“{ShownDate(cell)}”，{what}"));
        }
        else
        {
            row.Remark(doubt);
        }
    }

    /// <summary>Eight digits of a date are no id.</summary>
    private static string ShownDate(in Cell cell) => TextOf(cell) is { Length: <= 10 } text ? text : Shown(cell);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
