using System.Buffers;
using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Tasks;

namespace AlertExchange.Storage.Verification;

/// <summary>Tasks as people go on with them: each step is a change of the task and an entry that is never changed.</summary>
public sealed class VerificationRepository
{
    private const string EventColumns =
        "e.task_no, e.revision, e.action, e.state, e.role, e.login, e.name, e.outcome, e.reason, e.visited_on, e.look_again_on, e.township_code, e.village_code, e.sealed_note, e.form_id, e.at, t.task_id";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly KeyRing _keys;

    internal VerificationRepository(KeyRing keys) => _keys = keys;

    /// <summary>Null when there is no such task or none that may be seen.</summary>
    public OpenedTask? Find(ReadScope scope, RowScope rows, string taskId)
    {
        if (!TryNumber(taskId, out var id))
        {
            return null;
        }

        var where = new Conditions().And("t.task_id = @id", ("id", id)).ByTask(rows);
        return scope.First<OpenedRecord>(
            $"""
            SELECT t.*, h.household_code, (SELECT MAX(e.revision) FROM task_event e WHERE e.task_no = t.task_no) AS revision
            FROM task t LEFT JOIN household h ON h.household_no = t.household_key
            {where}
            """, where.Parameters) is { } record
            ? new OpenedTask(record.ToTask(TaskRepository.WarningsOf(scope, [record])[record.TaskNo]), record.ToRow([]).HouseholdCode, record.Revision)
            : null;
    }

    /// <summary>
    /// Writes a step and the task after it. The caller has found the task in the same transaction and compared its revision: nobody else
    /// writes meanwhile.
    /// </summary>
    /// <returns>The step with its revision.</returns>
    public VerificationEvent Add(WriteScope scope, VerificationTask task, VerificationEvent step)
    {
        var id = Columns.Number(task.TaskId, TaskRecord.IdPrefix);
        var number = scope.First<long>("SELECT task_no FROM task WHERE task_id = @id", new { id });
        var revision = scope.NextRevision();
        scope.Execute(
            """
            UPDATE task SET township_code = @TownshipCode, township = @Township, village_code = @VillageCode, village = @Village, state = @state,
              due_on = @due, outcome = @Outcome, handed_to = @HandedTo, is_placed_by_hand = @placed, is_aid_given = @aid
            WHERE task_no = @number
            """,
            new
            {
                number,
                task.Place.TownshipCode,
                task.Place.Township,
                task.Place.VillageCode,
                task.Place.Village,
                state = (int)task.State,
                due = Columns.Text(task.DueOn),
                task.Outcome,
                task.HandedTo,
                placed = task.IsPlacedByHand ? 1 : 0,
                aid = task.IsAidGiven ? 1 : 0,
            });
        scope.Execute(
            "INSERT INTO task_event (task_no, revision, state, warnings, submission_id, at) VALUES (@number, @revision, @state, @warnings, '', @at)",
            new { number, revision, state = (int)task.State, warnings = task.Warnings.Count, at = Columns.Text(step.At) });
        scope.Execute(
            """
            INSERT INTO verification_event (
              task_no, revision, action, state, role, login, name, outcome, reason, visited_on, look_again_on, township_code, village_code, sealed_note, form_id, at)
            VALUES (
              @number, @revision, @action, @state, @role, @Login, @Name, @outcome, @reason, @visited, @again, @TownshipCode, @VillageCode, @note, @FormId, @at)
            """,
            new
            {
                number,
                revision,
                action = (int)step.Action,
                state = (int)step.State,
                role = (int)step.By,
                step.Login,
                step.Name,
                outcome = (int?)step.Outcome?.Kind,
                reason = step.Outcome?.Reason,
                visited = step.Outcome is { } visit ? Columns.Text(visit.VisitedOn) : null,
                again = step.Outcome?.LookAgainOn is { } day ? Columns.Text(day) : null,
                step.TownshipCode,
                step.VillageCode,
                note = (step.Note ?? step.Outcome?.Note) is { Length: > 0 } note ? _keys.Sealer.Seal(Encoding.UTF8.GetBytes(note), Context(id, revision)) : [],
                step.FormId,
                at = Columns.Text(step.At),
            });
        for (var i = 0; i < step.Photos.Count; i++)
        {
            scope.Execute(
                "INSERT INTO verification_photo (task_no, revision, position, file_id, format, length) VALUES (@number, @revision, @i, @FileId, @format, @Length)",
                new { number, revision, i, step.Photos[i].FileId, format = (int)step.Photos[i].Format, step.Photos[i].Length });
        }

        ListChanges.Note(scope, revision, ListSubject.Task, [number]);
        return step with { Revision = revision };
    }

    /// <summary>The steps of a task in order. Whether the task may be seen is asked before.</summary>
    public IReadOnlyList<VerificationEvent> Course(ReadScope scope, string taskId)
    {
        if (!TryNumber(taskId, out var id))
        {
            return [];
        }

        var photos = Photos(scope, id);
        return [.. scope.Query<EventRow>(
            $"SELECT {EventColumns} FROM task t INNER JOIN verification_event e ON e.task_no = t.task_no WHERE t.task_id = @id ORDER BY e.revision", new { id })
            .Select(row => Event(row) with { Photos = [.. photos[row.Revision]] })];
    }

    /// <summary>The step that a form brought about, and the task it was about; null before it was sent.</summary>
    public (string TaskId, VerificationEvent Step)? OfForm(ReadScope scope, string formId) => scope.First<EventRow>(
        $"SELECT {EventColumns} FROM verification_event e INNER JOIN task t ON t.task_no = e.task_no WHERE e.form_id = @formId", new { formId }) is { } row
        ? (Columns.Id(row.TaskId, TaskRecord.IdPrefix), Event(row))
        : null;

    /// <summary>What earlier visits to a household found, the newest first.</summary>
    public IReadOnlyList<PastVisit> LastVisits(ReadScope scope, SubjectKey household, int atMost) =>
    [
        .. scope.Query<VisitRow>(
            $"""
            SELECT {EventColumns},
              CASE WHEN t.state = {(int)TaskState.Closed} AND NOT EXISTS (
                SELECT 1 FROM verification_event n WHERE n.task_no = e.task_no AND n.action = {(int)TaskAction.Report} AND n.revision > e.revision) THEN 1 ELSE 0 END AS stands
            FROM task t INNER JOIN verification_event e ON e.task_no = t.task_no
            WHERE t.household_key = @household AND e.action = {(int)TaskAction.Report}
            ORDER BY e.revision DESC LIMIT @atMost
            """, new { household = Columns.Number(household), atMost })
            .Select(row => new PastVisit(Columns.Id(row.TaskId, TaskRecord.IdPrefix), Event(row).Outcome!, row.Name, Columns.Moment(row.At), row.Stands == 1)),
    ];

    /// <summary>A picture of a task; null where the task has none of this number, or is not to be seen.</summary>
    /// <param name="revision">The step it came with.</param>
    /// <param name="position">From 0.</param>
    public VerificationPhoto? Photo(ReadScope scope, RowScope rows, string taskId, long revision, int position)
    {
        if (!TryNumber(taskId, out var id))
        {
            return null;
        }

        var where = new Conditions().And("t.task_id = @id", ("id", id)).And("p.revision = @revision AND p.position = @position", ("revision", revision), ("position", position)).ByTask(rows);
        return scope.First<PhotoRow>($"SELECT p.* FROM task t INNER JOIN verification_photo p ON p.task_no = t.task_no {where}", where.Parameters)?.ToPhoto();
    }

    private ILookup<long, VerificationPhoto> Photos(ReadScope scope, long id) => scope.Query<PhotoRow>(
        "SELECT p.* FROM task t INNER JOIN verification_photo p ON p.task_no = t.task_no WHERE t.task_id = @id ORDER BY p.revision, p.position", new { id })
        .ToLookup(p => p.Revision, p => p.ToPhoto());

    private VerificationEvent Event(EventRow row)
    {
        var note = row.SealedNote is { Length: > 0 } sealedNote ? Encoding.UTF8.GetString(_keys.Sealer.Open(sealedNote, Context(row.TaskId, row.Revision))) : null;
        return new VerificationEvent
        {
            Revision = row.Revision,
            Action = (TaskAction)row.Action,
            State = (TaskState)row.State,
            By = (Role)row.Role,
            Login = row.Login,
            Name = row.Name,
            Outcome = row.Outcome is { } kind
                ? new Outcome((OutcomeKind)kind, Columns.Day(row.VisitedOn!), row.Reason, row.LookAgainOn is { } day ? Columns.Day(day) : null, note)
                : null,
            TownshipCode = row.TownshipCode,
            VillageCode = row.VillageCode,
            Note = note,
            FormId = row.FormId,
            At = Columns.Moment(row.At),
        };
    }

    // An id comes out of an address: one that is none is a task that is not there.
    private static bool TryNumber(string taskId, out long number)
    {
        var isId = taskId.Length == TaskRecord.IdPrefix.Length + 16 && taskId.StartsWith(TaskRecord.IdPrefix, StringComparison.Ordinal)
            && taskId.AsSpan(TaskRecord.IdPrefix.Length).IndexOfAnyExcept(HexDigits) < 0;
        number = isId ? Columns.Number(taskId, TaskRecord.IdPrefix) : 0;
        return isId;
    }

    private static byte[] Context(long taskId, long revision) => Encoding.UTF8.GetBytes($"verification {Columns.Id(taskId, TaskRecord.IdPrefix)} {Columns.Id(revision, "")}");

    private sealed class OpenedRecord : TaskRecord
    {
        public long Revision { get; init; }
    }

    private class EventRow
    {
        public long TaskId { get; init; }

        public long Revision { get; init; }

        public int Action { get; init; }

        public int State { get; init; }

        public int Role { get; init; }

        public string Login { get; init; } = "";

        public string Name { get; init; } = "";

        public int? Outcome { get; init; }

        public string? Reason { get; init; }

        public string? VisitedOn { get; init; }

        public string? LookAgainOn { get; init; }

        public string? TownshipCode { get; init; }

        public string? VillageCode { get; init; }

        public byte[]? SealedNote { get; init; }

        public string? FormId { get; init; }

        public string At { get; init; } = "";
    }

    private sealed class VisitRow : EventRow
    {
        public int Stands { get; init; }
    }

    private sealed class PhotoRow
    {
        public long Revision { get; init; }

        public string FileId { get; init; } = "";

        public int Format { get; init; }

        public long Length { get; init; }

        public VerificationPhoto ToPhoto() => new(FileId, (PhotoFormat)Format, Length);
    }
}
