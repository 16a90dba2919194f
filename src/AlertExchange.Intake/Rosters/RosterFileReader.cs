using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Rosters;

/// <summary>
/// Reads a roster: exports of the national system (two title rows, header in row 3) and plain tables, one row a person, columns by name.
/// Where the file has no codes they are made with a keyed hash, so that they tell nothing and are the same in the next version: the household's
/// from its head's id (or name and village), a person's from the household and the person's id (or name).
/// </summary>
public sealed class RosterFileReader
{
    private const int RowsLookedAt = 15;

    private const int FewestColumns = 2;

    private readonly ISpreadsheet _sheets;
    private readonly RosterLayout _layout;
    private readonly IKeyedHash _hash;
    private readonly Dictionary<string, RosterField> _columns = new(StringComparer.Ordinal);
    private readonly List<string> _unused = [];
    private readonly List<FileRemark> _remarks = [];
    private readonly HouseholdCategories _categories = new();
    private int _rows;

    private RosterFileReader(ISpreadsheet sheets, RosterLayout layout, IKeyedHash hash) => (_sheets, _layout, _hash) = (sheets, layout, hash);

    /// <summary>Complete after <see cref="Read"/> was read to its end.</summary>
    public RosterFileReport Report => new(_columns, _unused, _remarks, _rows);

    /// <summary>
    /// Households whose category turned out higher than the rows handed out said, because their members stand far apart in the file; empty for
    /// files in which a household's rows follow each other. Complete after <see cref="Read"/> was read to its end.
    /// </summary>
    public IReadOnlyDictionary<string, HouseholdCategory> RaisedHouseholds => _categories.Raised;

    /// <summary>Nothing is read before <see cref="Read"/> is enumerated.</summary>
    public static RosterFileReader Open(ISpreadsheet sheets, RosterLayout layout, IKeyedHash hash) => new(sheets, layout, hash);

    /// <summary>
    /// The rows in file order, streaming; enumerate once. All rows of a household that follow each other have its highest category.
    /// Throws <see cref="IntakeRefusedException"/> <c>roster.no-header</c> when no sheet has columns for names.
    /// </summary>
    public IEnumerable<RosterRow> Read()
    {
        var anySheet = false;
        while (_sheets.NextSheet())
        {
            if (_sheets.SheetIsHidden)
            {
                _remarks.Add(new FileRemark("sheet.hidden", _sheets.SheetName, $"工作表“{_sheets.SheetName}”是隐藏的，没有读取", false));
                continue;
            }

            if (FindHeader() is not { } found)
            {
                _remarks.Add(new FileRemark("sheet.no-header", _sheets.SheetName, $"工作表“{_sheets.SheetName}”没有姓名等列，没有读取", false));
                continue;
            }

            anySheet = true;
            var parser = new RosterRowParser(_sheets.SheetName, found.Columns, _layout, _hash);
            foreach (var row in _categories.Settle(Parse(parser, found.Below)))
            {
                _rows++;
                yield return row;
            }

            if (parser.MadeCodes)
            {
                _remarks.Add(new FileRemark("code.made", _sheets.SheetName, "文件没有户编号或人编号，已自动编号；同一户同一人在下次导入时编号不变", false));
            }
        }

        if (!anySheet)
        {
            throw new IntakeRefusedException(new IntakeRefusal("roster.no-header", "没有找到花名册的表头，至少要有“姓名”和“证件号码”或“户编号”两列。请确认文件是花名册。"));
        }
    }

    private IEnumerable<RosterRow> Parse(RosterRowParser parser, Queue<SheetRow> buffered)
    {
        while (buffered.TryDequeue(out var row) || _sheets.TryReadRow(out row!))
        {
            if (parser.Parse(row) is { } parsed)
            {
                yield return parsed;
            }
        }
    }

    private (Dictionary<RosterField, int> Columns, Queue<SheetRow> Below)? FindHeader()
    {
        var rows = new List<SheetRow>();
        while (rows.Count < RowsLookedAt && _sheets.TryReadRow(out var row))
        {
            rows.Add(row);
        }

        Dictionary<RosterField, int>? best = null;
        var at = -1;
        for (var i = 0; i < rows.Count; i++)
        {
            var columns = Bind(rows[i]);
            var names = columns.ContainsKey(RosterField.Name) || columns.ContainsKey(RosterField.HeadName);
            if (names && columns.Count >= FewestColumns && columns.Count > (best?.Count ?? 0))
            {
                (best, at) = (columns, i);
            }
        }

        if (best is null)
        {
            return null;
        }

        foreach (var cell in rows[at].Cells.Where(c => c.Kind == CellKind.Text))
        {
            if (_layout.TryField(cell.Text!, out var field))
            {
                _columns.TryAdd(cell.Text!.Trim(), field);
            }
            else
            {
                _unused.Add(cell.Text!.Trim());
            }
        }

        return (best, new Queue<SheetRow>(rows.Skip(at + 1)));
    }

    private Dictionary<RosterField, int> Bind(SheetRow row)
    {
        var columns = new Dictionary<RosterField, int>();
        for (var i = 0; i < row.Cells.Length; i++)
        {
            if (row.Cells[i].Kind == CellKind.Text && _layout.TryField(row.Cells[i].Text!, out var field))
            {
                columns.TryAdd(field, i);
            }
        }

        return columns;
    }
}
