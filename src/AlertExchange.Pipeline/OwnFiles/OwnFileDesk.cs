using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Intake;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;
using AlertExchange.Intake.Rows;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Reading;
using AlertExchange.Pipeline.Revealing;
using AlertExchange.Pipeline.Submitting;
using AlertExchange.Pipeline.Tracing;
using AlertExchange.Storage;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.OwnFiles;

/// <summary>A department's own files and what became of them, down to a row.</summary>
public sealed class OwnFileDesk(ExchangeStore store, FormCatalog forms, IntakeRequests requests, ErrorWorkbooks workbooks, SubmissionDesk desk, AuditTrail audit)
{
    private const int MostHeld = 20;

    private readonly OwnRowReader _rows = new(store);
    private readonly RowPath _path = new(store);

    /// <summary>Files, newest first, and how many there are.</summary>
    public (IReadOnlyList<Submission> Lines, int Count) Page(RowScope rows, SubmissionFilter filter, Paging paging) =>
        store.ReadWhole(scope => store.SubmissionLists.Page(scope, rows, filter, paging));

    /// <summary>Months in which files were sent, latest first.</summary>
    public IReadOnlyList<Period> Periods(RowScope rows) => store.Read(scope => store.SubmissionLists.Periods(scope, rows));

    /// <summary>Null when there is none that may be seen.</summary>
    public Submission? Find(RowScope rows, string submissionId) => store.Read(scope => store.SubmissionLists.Find(scope, rows, submissionId));

    /// <summary>What became of a file; null when there is none that may be seen.</summary>
    public OwnFileStory? Story(RowScope rows, string submissionId) => store.ReadWhole(scope =>
    {
        if (store.SubmissionLists.Find(scope, rows, submissionId) is not { } submission)
        {
            return null;
        }

        var (replaced, withdrawn) = store.SubmissionLists.CountReplaced(scope, submissionId);
        return new OwnFileStory(
            submission,
            submission.ReportJson is null ? null : SubmissionReport.Parse(submission.ReportJson),
            replaced,
            withdrawn,
            store.Outcomes.OfSubmission(scope, rows, submissionId),
            store.Tasks.CountTouchedBy(scope, submissionId));
    });

    /// <summary>0 to 1, or null when nobody can say, and what is being done with a file that is under way, in Chinese.</summary>
    public (double? Part, string Text) ProgressOf(Submission submission) => desk.ProgressOf(submission);

    /// <summary>A page of a file's rows, and how many there are.</summary>
    public (IReadOnlyList<OwnRow> Rows, int Count) Rows(Submission submission, OwnRowFilter filter, Paging paging) => _rows.Page(submission, filter, paging);

    /// <summary>The way of one row; null when the file has none of that number. Looking at it is on record.</summary>
    public async Task<OwnRowStory?> RowAsync(Viewer viewer, Submission submission, string sheet, int row)
    {
        var steps = store.ReadWhole(scope => _path.Of(scope, submission, row, sheet).Select(path => path.Steps.ToList()).FirstOrDefault());
        if (steps is null)
        {
            return null;
        }

        await audit.RecordAsync(viewer, AuditAction.PersonViewed, $"{submission.SubmissionId}#{row}");
        return new OwnRowStory(sheet, row, Written(submission, sheet, row), [.. steps.Select(OwnSteps.Of).OfType<OwnStep>()]);
    }

    /// <summary>Files that wait because too many of their rows were rejected, and that no later file of their month has made needless.</summary>
    public IReadOnlyList<Submission> Held(RowScope rows) => store.ReadWhole(scope => store.SubmissionLists.Page(scope, rows, new SubmissionFilter(State: SubmissionState.Held), new Paging(1, MostHeld))
        .Lines.Where(held => !store.SubmissionLists.IsOvertaken(scope, held)).ToList());

    /// <summary>True when a later file of the month would give way to one that waits.</summary>
    public bool IsOvertaken(Submission held) => store.Read(scope => store.SubmissionLists.IsOvertaken(scope, held));

    /// <summary>Takes a file that waits although many of its rows were rejected: the others count from then on.</summary>
    /// <returns>False when it no longer waits, or a later file of the month would give way to it.</returns>
    public Task<bool> ReleaseAsync(Viewer viewer, Submission held, CancellationToken cancellation) =>
        desk.ReleaseAsync(held, scope => audit.Append(scope, viewer, AuditAction.FileConfirmed, held.SubmissionId, details: $"{held.Counts.Rejected} rejections"), cancellation);

    /// <summary>Writes the rows of a file that are to be put right, whole as they came. That they were taken away is on record.</summary>
    /// <param name="output">Seekable.</param>
    /// <param name="address">Where the request came from.</param>
    /// <returns>Rows written.</returns>
    public async Task<int> WriteErrorsAsync(Viewer viewer, Submission submission, Stream output, string? address)
    {
        var rows = workbooks.Write(submission, output);
        if (rows > 0)
        {
            await audit.RecordAsync(viewer, AuditAction.Exported, submission.SubmissionId, details: $"{rows} rows to be put right", address: address);
        }

        return rows;
    }

    /// <summary>A cell of a row with what it says whole. Call it only where that is put on record; null when there is none that may be seen.</summary>
    internal (WrittenCell Shown, string Whole)? Whole(RowScope rows, RevealSubject.Cell cell) =>
        Find(rows, cell.SubmissionId) is { } submission
            ? Reopened(submission, (sheets, request) => RowAsWritten.FindCell(sheets, request, forms, cell.Sheet, cell.Line, cell.Column))
            : null;

    private IReadOnlyList<WrittenCell> Written(Submission submission, string sheet, int row) =>
        Reopened(submission, (sheets, request) => RowAsWritten.Find(sheets, request, forms, sheet, row)) ?? [];

    private T? Reopened<T>(Submission submission, Func<ISpreadsheet, IntakeRequest, T?> look)
    {
        try
        {
            using var content = store.Files.OpenRead(submission.FileId);
            var request = requests.For(submission);
            using var sheets = IntakeFile.Open(content, request, forms);
            return look(sheets, request);
        }
        catch (IntakeRefusedException)
        {
            // Columns were bound otherwise since; what was made of the row is told all the same.
            return default;
        }
    }
}
