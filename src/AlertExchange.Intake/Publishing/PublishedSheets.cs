using System.Globalization;
using System.Text.Json;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Publishing;

/// <summary>
/// A published batch as the tables that the department's liaison could have written: a sheet a kind, under the headings of its form. So what
/// a system publishes is bound, cleaned, judged, numbered and traced exactly as what a person sends.
/// </summary>
public sealed class PublishedSheets : ISpreadsheet
{
    /// <summary>Rows before the first alert: the heading.</summary>
    private const int FirstRow = 2;

    private static readonly string[] Parents = ["subject", "facts"];

    private readonly PublishedBatch _batch;
    private readonly List<Sheet> _sheets;
    private int _sheet = -1;
    private int _row;

    /// <param name="batch">Disposed of with this.</param>
    public PublishedSheets(PublishedBatch batch, DepartmentId department, FormCatalog forms)
    {
        _batch = batch;
        _sheets = [.. Enumerable.Range(0, batch.Count).GroupBy(batch.KindOf).Where(g => forms.Form(department, g.Key) is not null)
            .Select(g => new Sheet(g.Key, ColumnsOf(forms.Form(department, g.Key)!, g.Select(i => batch.Alerts[i])), [.. g]))];
    }

    public string SheetName => _sheets[_sheet].Kind.Title();

    public bool SheetIsHidden => false;

    public IReadOnlyList<CellRange> MergedRanges => [];

    public bool NextSheet()
    {
        _row = 0;
        return ++_sheet < _sheets.Count;
    }

    public bool TryReadRow(out SheetRow row)
    {
        var sheet = _sheets[_sheet];
        var at = _row++;
        if (at == 0)
        {
            row = new SheetRow(FirstRow - 1, false, [.. sheet.Columns.Select(c => Cell.OfText(c.Heading))]);
            return true;
        }

        if (at > sheet.Alerts.Count)
        {
            row = null!;
            return false;
        }

        var alert = sheet.Alerts[at - 1];
        row = new SheetRow(alert + FirstRow, false, [.. sheet.Columns.Select(c => CellOf(_batch.Alerts[alert], c))]);
        return true;
    }

    /// <summary>Where in the batch a row and a heading of these sheets came from: <c>alerts[3].facts.loss</c>.</summary>
    public string PathOf(int row, string? heading)
    {
        var alert = row - FirstRow;
        var path = string.Create(CultureInfo.InvariantCulture, $"alerts[{alert}]");
        var column = heading is null ? null : _sheets.Find(s => s.Alerts.Contains(alert))?.Columns.Find(c => c.Heading == heading || c.Bare == heading);
        return column is null ? path : $"{path}.{column.Path}";
    }

    /// <summary>The alert that a row came from.</summary>
    public static int AlertOf(int row) => row - FirstRow;

    public void Dispose() => _batch.Dispose();

    private static List<Column> ColumnsOf(FormDefinition form, IEnumerable<JsonElement> alerts)
    {
        var columns = form.Columns.Where(c => c.Field != Field.Ignore).Select(c => new Column(
            c.Type == FieldType.Amount ? $"{c.Heading}（元）" : c.Heading, c.Heading, ParentOf(c.Field), Fields.NameOf(c.Field))).ToList();

        // What the contract allows and the department's form does not ask for is shown as a column that was not used.
        foreach (var (parent, name) in alerts.SelectMany(a => Parents.SelectMany(p => a.GetProperty(p).EnumerateObject().Select(m => (p, m.Name)))).Distinct())
        {
            if (name is not ("citizenIdState" or "citizenIdAsWritten") && !columns.Exists(c => c.Parent == parent && c.Name == name))
            {
                columns.Add(new Column(name, name, parent, name));
            }
        }

        return columns;
    }

    private static string ParentOf(Field field) => field is Field.OccurredOn or Field.Period ? "" : Fields.IsSubject(field) ? "subject" : "facts";

    private static Cell CellOf(JsonElement alert, Column column)
    {
        var parent = column.Parent.Length == 0 ? alert : alert.GetProperty(column.Parent);
        if (column is { Parent: "subject", Name: "citizenId" } && parent.TryGetProperty("citizenIdAsWritten", out var written))
        {
            return Cell.OfText(written.GetString()!);
        }

        return !parent.TryGetProperty(column.Name, out var value) ? Cell.Empty : value.ValueKind switch
        {
            JsonValueKind.String => Cell.OfText(value.GetString()!),
            JsonValueKind.Number => Cell.OfText(value.GetDecimal().ToString("0.##########", CultureInfo.InvariantCulture)),
            JsonValueKind.True => Cell.OfText("是"),
            JsonValueKind.False => Cell.OfText("否"),
            _ => Cell.Empty,
        };
    }

    private sealed record Sheet(AlertKind Kind, List<Column> Columns, IReadOnlyList<int> Alerts);

    private sealed record Column(string Heading, string Bare, string Parent, string Name)
    {
        public string Path => Parent.Length == 0 ? Name : $"{Parent}.{Name}";
    }
}
