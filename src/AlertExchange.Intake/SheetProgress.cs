using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake;

/// <summary>Reads the rows below a recognised header, leaves out what is no data, and counts.</summary>
internal sealed class SheetProgress
{
    private const int MostSkippedTold = 100;

    private readonly ISpreadsheet _sheets;
    private readonly IntakeRequest _request;
    private readonly Queue<SheetRow> _buffered;
    private readonly RowClassifier _classifier;
    private readonly MergedCellFill _fill;
    private readonly List<SkippedRow> _skipped = [];
    private bool _bufferedOnly;
    private int _dataRows;
    private int _hiddenRows;

    public SheetProgress(ISpreadsheet sheets, BoundSheet bound, IEnumerable<SheetRow> buffered, int position, IntakeRequest request)
    {
        _sheets = sheets;
        _request = request;
        _buffered = new Queue<SheetRow>(buffered);
        Bound = bound;
        Position = position;
        _classifier = new RowClassifier(bound);
        _fill = MergedCellFill.For(bound, sheets.MergedRanges);
    }

    public BoundSheet Bound { get; }

    /// <summary>0-based place among the sheets of the file.</summary>
    public int Position { get; }

    public void StopAtBufferedRows() => _bufferedOnly = true;

    public bool TryReadDataRow(out SheetRow row)
    {
        while (TryReadRow(out row))
        {
            row = _fill.Apply(row);
            if (_classifier.WhyNotData(row) is not { } why)
            {
                _dataRows++;
                _hiddenRows += row.Hidden ? 1 : 0;
                return true;
            }

            if (_skipped.Count < MostSkippedTold)
            {
                _skipped.Add(new SkippedRow(row.Number, why));
            }
        }

        return false;
    }

    public SheetReport Report() => new()
    {
        Name = Bound.SheetName,
        Read = true,
        Kind = Bound.Kind,
        HeaderFirstRow = Bound.HeaderFirstRow,
        HeaderLastRow = Bound.HeaderLastRow,
        Bindings = Bound.Columns,
        Unbound = Bound.Unbound,
        DataRows = _dataRows,
        HiddenRows = _hiddenRows,
        Skipped = _skipped,
    };

    public IEnumerable<FileRemark> Remarks()
    {
        var sheet = Bound.SheetName;
        if (_hiddenRows > 0)
        {
            yield return new FileRemark("rows.hidden", sheet, $"有 {_hiddenRows} 行被隐藏或筛选，已一并读取", false);
        }

        var totals = _skipped.Where(s => s.Kind == SkippedRowKind.Total).Select(s => s.Row).ToList();
        if (totals.Count > 0)
        {
            yield return new FileRemark("rows.total", sheet, $"第 {string.Join("、", totals.Take(20))} 行是小计或合计，没有作为数据读取", false);
        }

        foreach (var unit in Bound.Columns.Where(c => c.Unit is { Name: not "元" }))
        {
            var source = unit.Unit!.Source == UnitSource.Heading ? "表头" : "表前说明";
            yield return new FileRemark("unit.assumed", sheet, $"“{unit.Heading}”按{source}以{unit.Unit.Name}为单位读取", false);
        }

        if (Bound.IsCorrection)
        {
            yield return new FileRemark("sheet.correction", sheet, "这是更正表：只更新表中的行，其他行保持不变", false);
        }

        if (PeriodInWords.Find([.. Bound.Notes, sheet, _request.FileName], _request.Period) is { } other)
        {
            yield return new FileRemark("title.month", sheet, $"标题或文件名写的是 {other}，报送月份是 {_request.Period}，请核对", true);
        }
    }

    private bool TryReadRow(out SheetRow row) =>
        _buffered.TryDequeue(out row!) || (!_bufferedOnly && _sheets.TryReadRow(out row!));
}
