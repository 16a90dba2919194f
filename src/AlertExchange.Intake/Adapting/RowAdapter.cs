using System.Collections.Concurrent;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Alerts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>Turns the rows of one sheet into alerts or reasons. Compiled once a sheet; thread-safe.</summary>
internal sealed class RowAdapter
{
    private static readonly (Field Field, SubjectText Column)[] SubjectTexts =
    [
        (Field.Name, SubjectText.Name), (Field.Sex, SubjectText.Sex), (Field.Phone, SubjectText.Phone), (Field.Township, SubjectText.Township),
        (Field.Village, SubjectText.Village), (Field.Group, SubjectText.Group), (Field.Address, SubjectText.Address),
        (Field.HeadName, SubjectText.HeadName), (Field.HeadCitizenId, SubjectText.HeadCitizenId),
    ];

    // Kept from batch to batch, because what repeats in a column is known by then.
    private readonly ConcurrentBag<RowValues> _spare = [];
    private readonly AlertOrigin _origin;
    private readonly BoundSheet _sheet;
    private readonly FormDefinition _form;
    private readonly IntakeRequest _request;
    private readonly CellReader[] _readers;
    private readonly NaturalKeyHasher _hasher;
    private readonly RowJudge _judge;

    private RowAdapter(BoundSheet sheet, IntakeRequest request)
    {
        _sheet = sheet;
        _form = sheet.Form;
        _request = request;
        _origin = new AlertOrigin(_form.Kind, _form.Department, request.Place, request.Period, request.SubmissionId, request.FileName, sheet.SheetName);
        _hasher = new NaturalKeyHasher(_form, request.Period, request.Hash);
        _judge = new RowJudge(sheet, request);

        // The subject's own id first: a number that holds an id stands in only where there is none.
        _readers = [.. sheet.Columns.Where(c => c.Field != Field.Ignore).OrderBy(c => c.Field != Field.CitizenId).Select(c => Reader(c, request))];
    }

    public static RowAdapter Compile(BoundSheet sheet, IntakeRequest request) => new(sheet, request);

    public AdaptedBatch Adapt(RawBatch batch)
    {
        if (!_spare.TryTake(out var values))
        {
            values = new RowValues();
        }

        var alerts = new AlertTable(_origin, batch.Rows.Count);
        var eventKeys = new ulong[batch.Rows.Count];
        List<RejectedRow>? rejected = null;
        foreach (var row in batch.Rows)
        {
            values.Clear();
            ReadCells(row.Cells, values);
            _judge.Judge(values);
            var hasKey = _hasher.TryHash(values, out var id, out var eventKey);
            if (values.HasProblems)
            {
                (rejected ??= []).Add(new RejectedRow(_sheet.SheetName, row.Number, values.TakeProblems(), hasKey ? id : null));
                continue;
            }

            eventKeys[alerts.Count] = eventKey;
            Add(alerts, values, id, row.Number);
        }

        _spare.Add(values);
        return new AdaptedBatch(batch.Number, alerts, alerts.Count == eventKeys.Length ? eventKeys : eventKeys[..alerts.Count], rejected ?? (IReadOnlyList<RejectedRow>)[]);
    }

    private void ReadCells(Cell[] cells, RowValues values)
    {
        foreach (var reader in _readers)
        {
            if ((uint)reader.Index >= (uint)cells.Length)
            {
                continue;
            }

            ref readonly var cell = ref cells[reader.Index];
            if (cell.Kind == CellKind.Empty)
            {
                continue;
            }

            if (cell.Kind == CellKind.Error)
            {
                reader.ReadError(cell, values);
            }
            else
            {
                reader.Read(cell, values);
            }
        }
    }

    private void Add(AlertTable alerts, RowValues row, AlertId id, int number)
    {
        var at = alerts.Add(id, number);
        alerts.SetOccurredOn(at, row.Date(Field.OccurredOn));
        alerts.SetBirthDate(at, row.Date(Field.BirthDate));
        alerts.SetFacts(at, FactsBuilder.Build(_form.Kind, row, _request.Period));
        alerts.SetRemarks(at, row.TakeRemarks());
        if (row.IdIsPlain)
        {
            alerts.SetCitizenId(at, CitizenIdState.Sound, row.Id.Id);
        }
        else
        {
            alerts.SetCitizenId(at, row.Id.State, row.Text(Field.CitizenId));
            alerts.SetText(at, SubjectText.CitizenIdAsWritten, row.IdAsWritten);
        }

        foreach (var (field, column) in SubjectTexts)
        {
            alerts.SetText(at, column, row.Text(field));
        }
    }

    private static CellReader Reader(ColumnBinding binding, IntakeRequest request) => binding.Column.Type switch
    {
        FieldType.Name => new NameCellReader(binding),
        FieldType.CitizenId when binding.Field == Field.CitizenId => new CitizenIdCellReader(binding),
        FieldType.CitizenId => new OtherIdCellReader(binding),
        FieldType.DisabilityCertificate or FieldType.StudentNumber => new EmbeddedIdCellReader(binding),
        FieldType.Amount => new AmountCellReader(binding),
        FieldType.Decimal or FieldType.Integer or FieldType.Percent => new NumberCellReader(binding),
        FieldType.Date => new DateCellReader(binding, request),
        FieldType.Month => new MonthCellReader(binding, request.Period),
        FieldType.Code => new CodeCellReader(binding, binding.Column.Codes, binding.Column.Open),
        FieldType.YesNo => new YesNoCellReader(binding),
        FieldType.Phone => new PhoneCellReader(binding),
        _ => new TextCellReader(binding),
    };
}
