using AlertExchange.Intake.Adapting;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake;

/// <summary>
/// One file on its way in. One thread reads (<see cref="ReadRaw"/>); any number of threads adapt batches (<see cref="Adapt"/>).
/// </summary>
public sealed class IntakeSession
{
    private const int BatchSize = 1000;

    private readonly IntakeRequest _request;
    private readonly SheetWalk _walk;
    private int _dataRows;

    private IntakeSession(ISpreadsheet sheets, IntakeRequest request, FormCatalog catalog)
    {
        _request = request;
        _walk = new SheetWalk(sheets, request, catalog);
    }

    /// <summary>What was seen; complete after <see cref="ReadRaw"/> was read to its end.</summary>
    public IntakeReport Report => _walk.Report(_dataRows);

    /// <summary>The sheets recognised so far; all of them after <see cref="ReadRaw"/> was read to its end.</summary>
    public IReadOnlyList<BoundSheet> Sheets => _walk.BoundSheets;

    /// <summary>
    /// Reads as far as the first sheet that binds. Throws <see cref="IntakeRefusedException"/>: <c>department.unknown</c>, <c>kind.unknown</c>,
    /// <c>binding.unknown-field</c>, or <c>file.no-form</c> when no sheet of the file is a form of the department.
    /// </summary>
    public static IntakeSession Open(ISpreadsheet sheets, IntakeRequest request, FormCatalog catalog)
    {
        var session = new IntakeSession(sheets, request, catalog);
        if (!session._walk.MoveNext())
        {
            throw session._walk.NoForm();
        }

        return session;
    }

    /// <summary>
    /// The data rows in batches of up to 1000, in file order, read while being enumerated; enumerate once.
    /// Throws <see cref="IntakeRefusedException"/> <c>file.no-rows</c> at the end when there was none.
    /// </summary>
    public IEnumerable<RawBatch> ReadRaw()
    {
        var number = 0;
        do
        {
            var sheet = _walk.Current;
            sheet.Bound.Adapter = RowAdapter.Compile(sheet.Bound, _request);
            var rows = new List<SheetRow>(BatchSize);
            while (sheet.TryReadDataRow(out var row))
            {
                rows.Add(row);
                _dataRows++;
                if (rows.Count == BatchSize)
                {
                    yield return new RawBatch(number++, sheet.Bound, rows);
                    rows = new List<SheetRow>(BatchSize);
                }
            }

            if (rows.Count > 0)
            {
                yield return new RawBatch(number++, sheet.Bound, rows);
            }
        }
        while (_walk.MoveNext());

        if (_dataRows == 0)
        {
            throw new IntakeRefusedException(new IntakeRefusal("file.no-rows", "表头已识别，但没有一行数据。本月没有情况的，请报送零报告（--zero）。"));
        }
    }

    /// <summary>Cleans and validates a batch. Pure and thread-safe.</summary>
    public AdaptedBatch Adapt(RawBatch batch) => batch.Sheet.Adapter.Adapt(batch);
}
