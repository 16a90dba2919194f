using AlertExchange.Contracts.Alerts;
using AlertExchange.Intake.Binding;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Adapting;

/// <summary>Turns the rows of one sheet into alerts or reasons. Compiled once a sheet; thread-safe.</summary>
internal sealed class RowAdapter
{
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
        _hasher = new NaturalKeyHasher(_form, request.Period, request.Hash);
        _judge = new RowJudge(sheet, request);

        // The subject's own id first: a number that holds an id stands in only where there is none.
        _readers = [.. sheet.Columns.Where(c => c.Field != Field.Ignore).OrderBy(c => c.Field != Field.CitizenId).Select(c => Reader(c, request))];
    }

    public static RowAdapter Compile(BoundSheet sheet, IntakeRequest request) => new(sheet, request);

    public AdaptedBatch Adapt(RawBatch batch)
    {
        var values = new RowValues();
        var alerts = new List<AlertMessage>(batch.Rows.Count);
        var eventKeys = new List<ulong>(batch.Rows.Count);
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

            alerts.Add(Message(values, id, row.Number));
            eventKeys.Add(eventKey);
        }

        return new AdaptedBatch(batch.Number, alerts, eventKeys, rejected ?? (IReadOnlyList<RejectedRow>)[]);
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

    private AlertMessage Message(RowValues row, AlertId id, int number) => new()
    {
        AlertId = id,
        Kind = _form.Kind,
        Department = _form.Department,
        Place = _request.Place,
        Period = _request.Period,
        OccurredOn = row.Date(Field.OccurredOn),
        Subject = new AlertSubject
        {
            Name = row.Text(Field.Name),
            CitizenId = row.Text(Field.CitizenId),
            CitizenIdAsWritten = row.IdAsWritten,
            CitizenIdState = row.Id.State,
            BirthDate = row.Date(Field.BirthDate),
            Sex = row.Text(Field.Sex),
            Phone = row.Text(Field.Phone),
            Township = row.Text(Field.Township),
            Village = row.Text(Field.Village),
            Group = row.Text(Field.Group),
            Address = row.Text(Field.Address),
            HeadName = row.Text(Field.HeadName),
            HeadCitizenId = row.Text(Field.HeadCitizenId),
        },
        Facts = FactsBuilder.Build(_form.Kind, row, _request.Period),
        Source = new AlertSource(_request.SubmissionId, _request.FileName, _sheet.SheetName, number),
        Remarks = row.TakeRemarks(),
    };

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
