using AlertExchange.Engine.Access;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Routing;
using AlertExchange.Engine.Verification;
using AlertExchange.Pipeline.Auditing;
using AlertExchange.Pipeline.Outbox;
using AlertExchange.Pipeline.Policies;
using AlertExchange.Storage;
using AlertExchange.Storage.Verification;

namespace AlertExchange.Pipeline.Verification;

/// <summary>
/// Where people go on with tasks. What they saw is compared with what is there in the transaction that writes, so that two people on one task
/// cannot overwrite each other; what a closed task means for its warnings and for the departments is written with it.
/// </summary>
public sealed class VerificationDesk
{
    /// <summary>The most tasks of one bulk act.</summary>
    public const int MostAtOnce = 200;

    private readonly ExchangeStore _store;
    private readonly PolicyDesk _policies;
    private readonly AuditTrail _audit;
    private readonly Notices _notices;
    private readonly PlaceClock _clock;

    internal VerificationDesk(ExchangeStore store, PolicyDesk policies, AuditTrail audit, Notices notices, PlaceClock clock) =>
        (_store, _policies, _audit, _notices, _clock) = (store, policies, audit, notices, clock);

    /// <summary>Does one act.</summary>
    public async Task<TaskAnswer> ActAsync(Viewer viewer, TaskRequest request, CancellationToken cancellation)
    {
        // A file cannot be written in a transaction: it is there before its row, and goes when there is none. Where no answer came, the row may
        // be there all the same: what has none goes at the next start.
        var photos = new List<VerificationPhoto>();
        foreach (var photo in request.Photos)
        {
            using var content = new MemoryStream(photo.Content, writable: false);
            var stored = await _store.Files.StoreAsync(content, cancellation);
            photos.Add(new VerificationPhoto(stored.FileId, photo.Format, stored.Length));
        }

        var policy = _policies.Current;
        var answer = await _store.WriteAsync(scope => Act(scope, viewer, request, photos, policy), cancellation);
        if (answer is not TaskAnswer.Done { Before: false })
        {
            photos.ForEach(photo => _store.Files.Delete(photo.FileId));
        }

        return answer;
    }

    /// <summary>Does one act on many tasks, each by itself: one that cannot be done holds up no other.</summary>
    public async Task<IReadOnlyList<TaskAnswer>> ActAsync(Viewer viewer, IReadOnlyList<TaskRequest> requests, CancellationToken cancellation)
    {
        var policy = _policies.Current;
        return await _store.WriteAsync(scope => requests.Take(MostAtOnce).Select(request => Act(scope, viewer, request, [], policy)).ToList(), cancellation);
    }

    private TaskAnswer Act(WriteScope scope, Viewer viewer, TaskRequest request, IReadOnlyList<VerificationPhoto> photos, PlacePolicy policy)
    {
        if (request.FormId is { } form && _store.Verification.OfForm(scope, form) is { } sent)
        {
            return sent.TaskId == request.TaskId && sent.Step.Login == viewer.Login ? new TaskAnswer.Done(sent.TaskId, sent.Step, Before: true) : new TaskAnswer.NoSuchTask();
        }

        if (_store.Verification.Find(scope, viewer.Rows, request.TaskId) is not { } found)
        {
            return new TaskAnswer.NoSuchTask();
        }

        if (request.Revision is { } seen && seen != found.Revision)
        {
            return new TaskAnswer.WentOn(found, [.. _store.Verification.Course(scope, request.TaskId).Where(step => step.Revision > seen)]);
        }

        var rules = VerificationRules.Of(policy.Profile, policy.Calendar, _clock.Today);
        var act = new TaskAct(request.Action, viewer.Role, request.Outcome, PlaceOf(request, policy.Areas), Trimmed(request.Note));
        return VerificationCourse.Take(found.Task, act, rules) switch
        {
            TaskStep.Taken taken => Write(scope, viewer, request, photos, act, taken.Task),
            TaskStep.Refused refused => new TaskAnswer.Refused(found, refused.Why),
            TaskStep.Incomplete incomplete => new TaskAnswer.Incomplete(found, incomplete.Problems),
            _ => throw new InvalidOperationException("Unknown step of a task."),
        };
    }

    private TaskAnswer.Done Write(WriteScope scope, Viewer viewer, TaskRequest request, IReadOnlyList<VerificationPhoto> photos, TaskAct act, VerificationTask task)
    {
        var step = _store.Verification.Add(scope, task, new VerificationEvent
        {
            Action = act.Action,
            State = task.State,
            By = viewer.Role,
            Login = viewer.Login,
            Name = viewer.Name,
            Outcome = act.Outcome,
            TownshipCode = act.Action == TaskAction.Answer ? act.Place?.TownshipCode : null,
            VillageCode = act.Action == TaskAction.HandToVillage ? act.Place?.VillageCode : null,
            Note = act.Note,
            FormId = request.FormId,
            Photos = photos,
            At = _clock.Now,
        });
        if (task.State == TaskState.Closed)
        {
            Settle(scope, task);
        }
        else if (act.Action == TaskAction.Answer && task.State == TaskState.Assigned)
        {
            _notices.TellAssigned(scope, [(task, Standing(scope, task))]);
        }

        _audit.Append(scope, viewer, VerificationTexts.AuditOf(act.Action), task.TaskId, act.Note, VerificationTexts.AuditDetails(step), request.Address);
        return new TaskAnswer.Done(task.TaskId, step, Before: false);
    }

    // The warnings of a closed task are settled, and each department is told of its own.
    private void Settle(WriteScope scope, VerificationTask task)
    {
        var standing = Standing(scope, task);
        _store.Warnings.Close(scope, task.Warnings, _clock.Now);
        _notices.TellOutcome(scope, task, task.Outcome!, standing);
    }

    private List<DueWarning> Standing(WriteScope scope, VerificationTask task) =>
    [
        .. _store.Warnings.LoadForHouseholds(scope, [task.Household]).GetValueOrDefault(task.Household, [])
            .Where(w => w.Status != WarningStatus.Withdrawn && task.Warnings.Contains(w.Due.WarningId)).Select(w => w.Due),
    ];

    private static Placement? PlaceOf(TaskRequest request, AreaIndex areas) => request switch
    {
        { PlaceCode: null or "" } => null,
        { Action: TaskAction.HandToVillage, PlaceCode: var code } => areas.Villages.FirstOrDefault(v => v.VillageCode == code),
        { Action: TaskAction.Answer, PlaceCode: var code } => areas.Townships.FirstOrDefault(t => t.TownshipCode == code),
        _ => null,
    };

    private static string? Trimmed(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}
