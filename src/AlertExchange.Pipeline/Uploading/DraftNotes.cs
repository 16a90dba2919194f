using System.Text.Json;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Storage.Drafts;

namespace AlertExchange.Pipeline.Uploading;

/// <summary>Notes down, while a file is checked, what its liaison is to see: first rows, and what is to be put right.</summary>
internal sealed class DraftNotes(FormCatalog forms, DepartmentId department)
{
    /// <summary>Findings of each sort that are listed; a file with more has gone wrong as a whole.</summary>
    public const int Listed = 5000;

    private const int FirstRows = 8;
    private const int FirstSheets = 5;

    private readonly List<DraftFinding> _rejections = [];
    private readonly List<DraftFinding> _doubts = [];
    private readonly List<(string Sheet, FormDefinition Form, List<(int Row, IReadOnlyDictionary<Field, string> Cells)> Rows)> _sheets = [];

    /// <summary>Rejections first.</summary>
    public IReadOnlyList<DraftFinding> Findings => [.. _rejections, .. _doubts];

    public int Rejections => _rejections.Count;

    public int Doubts => _doubts.Count;

    /// <summary>How many there were beyond those listed.</summary>
    public int Unlisted { get; private set; }

    public void Look(AdaptedBatch batch)
    {
        foreach (var row in batch.Rejected)
        {
            foreach (var problem in row.Problems)
            {
                Add(_rejections, new DraftFinding(IsRejection: true, row.Sheet, row.Row, problem.Column, problem.Message));
            }
        }

        var alerts = batch.Alerts;
        for (var i = 0; i < alerts.Count; i++)
        {
            foreach (var remark in alerts.Remarks(i).Where(r => r.IsDoubt))
            {
                Add(_doubts, new DraftFinding(IsRejection: false, alerts.Origin.Sheet, alerts.Rows[i], remark.Column, remark.Message));
            }
        }

        if (alerts.Count > 0 && forms.Form(department, alerts.Origin.Kind) is { } form)
        {
            TakeFirst(alerts.Origin.Sheet, form, alerts);
        }
    }

    /// <summary>The first rows as they are kept.</summary>
    public byte[] RowsToJson() => JsonSerializer.SerializeToUtf8Bytes(_sheets.Select(Understood).ToList(), ReportJson.Options);

    public static IReadOnlyList<UnderstoodSheet> ReadRows(byte[] json) => JsonSerializer.Deserialize<List<UnderstoodSheet>>(json, ReportJson.Options) ?? [];

    private static UnderstoodSheet Understood((string Sheet, FormDefinition Form, List<(int Row, IReadOnlyDictionary<Field, string> Cells)> Rows) sheet)
    {
        var shown = sheet.Form.Columns.Where(c => sheet.Rows.Exists(r => r.Cells.ContainsKey(c.Field))).ToList();
        return new UnderstoodSheet(
            sheet.Sheet,
            sheet.Form.Titles[0],
            [.. shown.Select(AlertCells.HeadingOf)],
            [.. sheet.Rows.Select(r => new UnderstoodRow(r.Row, [.. shown.Select(c => r.Cells.GetValueOrDefault(c.Field, ""))]))]);
    }

    private void TakeFirst(string sheet, FormDefinition form, IReadOnlyList<AlertMessage> alerts)
    {
        var at = _sheets.FindIndex(s => s.Sheet == sheet && s.Form.Kind == form.Kind);
        if (at < 0)
        {
            if (_sheets.Count == FirstSheets)
            {
                return;
            }

            at = _sheets.Count;
            _sheets.Add((sheet, form, []));
        }

        var rows = _sheets[at].Rows;
        for (var i = 0; i < alerts.Count && rows.Count < FirstRows; i++)
        {
            rows.Add((alerts[i].Source.Row, AlertCells.Of(alerts[i], form)));
        }
    }

    private void Add(List<DraftFinding> findings, DraftFinding finding)
    {
        if (findings.Count < Listed)
        {
            findings.Add(finding);
        }
        else
        {
            Unlisted++;
        }
    }
}
