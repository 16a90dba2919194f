using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Routing;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Rows;
using AlertExchange.Pipeline;
using AlertExchange.Pipeline.Liaisons;
using AlertExchange.Pipeline.Policies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>One case of a department that reports as things happen.</summary>
public sealed class RecordModel(RecordDesk desk, PolicyDesk policies, PlaceClock clock) : ReportingPage
{
    private const int LongestValue = 500;

    private readonly Dictionary<Field, string> _values = [];
    private readonly Dictionary<Field, List<string>> _problems = [];

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? KindText { get; set; }

    public IReadOnlyList<FormDefinition> Forms { get; private set; } = [];

    public FormDefinition Form { get; private set; } = null!;

    public IReadOnlyList<FormColumn> Columns => RecordTable.Columns(Form);

    /// <summary>About no field alone.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What is to be looked at before the case is handed in.</summary>
    public IReadOnlyList<string> Doubts { get; private set; } = [];

    public DateOnly Today => clock.Today;

    public IReadOnlyList<Placement> Townships => policies.Current.Areas.Townships;

    public IEnumerable<string> Villages => policies.Current.Areas.Villages.Select(v => v.Village!).Distinct();

    public IActionResult OnGet() => TryLoad() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(bool seen, CancellationToken cancellation)
    {
        if (!TryLoad())
        {
            return NotFound();
        }

        foreach (var column in Columns)
        {
            var value = Request.Form[NameOf(column)].ToString().Trim();
            if (value.Length > LongestValue)
            {
                Tell(column.Field, $"太长了，请写在 {LongestValue} 个字以内");
            }
            else if (value.Length > 0)
            {
                _values[column.Field] = value;
            }
        }

        if (_problems.Count > 0)
        {
            return Again();
        }

        switch (await desk.HandInAsync(Viewer, Form, _values, seen, cancellation))
        {
            case RecordResult.HandedIn handedIn:
                Done = "已上报。这是回执。";
                return Redirect($"/reporting/receipts/{handedIn.SubmissionId}");
            case RecordResult.SameRecord same:
                Done = "这一条报过了，一字不差，没有重复报。这是上次的回执。";
                return Redirect($"/reporting/receipts/{same.SubmissionId}");
            case RecordResult.Wrong wrong:
                Tell(wrong.Problems);
                return Again();
            case RecordResult.Doubtful doubtful:
                Doubts =
                [
                    .. doubtful.Doubts.Select(d => d.Message),
                    .. doubtful.Replaces ? [$"本月已经报过{KeyInWords()}都相同的一条。再报，就用这一条替换它"] : Array.Empty<string>(),
                ];
                return Again();
            default:
                throw new InvalidOperationException("Unknown result of a record.");
        }
    }

    public static string NameOf(FormColumn column) => "f-" + Fields.NameOf(column.Field);

    public string ValueOf(FormColumn column) => _values.GetValueOrDefault(column.Field, "");

    public IReadOnlyList<string> ProblemsOf(FormColumn column) => _problems.GetValueOrDefault(column.Field) ?? [];

    public bool IsNeeded(FormColumn column) => column.Required;

    /// <summary>What may be chosen; none where it is to be written.</summary>
    public static IReadOnlyList<string> ChoicesOf(FormColumn column) => column.Type == FieldType.YesNo ? ["是", "否"] : [.. column.Codes.Select(c => c.Label)];

    /// <summary>How to fill a field in; what a form says of cells of a workbook is left out.</summary>
    public static string NoteOf(FormColumn column) => column switch
    {
        { Type: FieldType.CitizenId } => "18 位，末位是 X 的写大写",
        { Note: var note, Unit: { } unit } when note == unit => "",
        _ => column.Note,
    };

    /// <summary>至少填一项.</summary>
    public string? OneOf => Form.RequireOneOf.Count > 1 ? string.Join("、", Form.RequireOneOf.Select(f => Form.Column(f)!.Heading)) : null;

    private bool TryLoad()
    {
        Forms = desk.FormsOf(Department);
        if (Forms.Count == 0)
        {
            return false;
        }

        Form = AlertKinds.TryParse(KindText, out var kind) && Forms.FirstOrDefault(f => f.Kind == kind) is { } chosen ? chosen : Forms[0];
        return true;
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Tell(IReadOnlyList<RowProblem> problems)
    {
        var others = new List<string>();
        foreach (var problem in problems)
        {
            // A problem names the column as the table wrote it.
            if (problem.Column is not null && Columns.FirstOrDefault(c => RecordTable.HeadingOf(c) == problem.Column || c.Heading == problem.Column) is { } column)
            {
                Tell(column.Field, problem.Message);
            }
            else
            {
                others.Add(problem.Message);
            }
        }

        Problems = others;
    }

    private void Tell(Field field, string message)
    {
        if (!_problems.TryGetValue(field, out var said))
        {
            _problems.Add(field, said = []);
        }

        said.Add(message);
    }

    private string KeyInWords() => string.Join("、", Form.NaturalKey.Select(f => Form.Column(f)!.Heading));
}
