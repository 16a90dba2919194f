using AlertExchange.Engine.Access;
using AlertExchange.Engine.Routing;

namespace AlertExchange.Engine.Verification;

/// <summary>
/// The course of a task from its assignment to its end: who may do what in which state, and where it stands afterwards. Pure. Whether
/// somebody may see the task at all is asked before; what files change of an open task is <see cref="TaskRouter"/>.
/// </summary>
public static class VerificationCourse
{
    // One line an act: in which states, by whom.
    private static readonly (TaskAction Action, Role By, TaskState[] From)[] Table =
    [
        (TaskAction.Accept, Role.Township, [TaskState.Assigned]),
        (TaskAction.HandToVillage, Role.Township, [TaskState.Assigned, TaskState.Accepted, TaskState.WithVillage]),
        (TaskAction.TakeBack, Role.Township, [TaskState.WithVillage]),
        (TaskAction.GiveBack, Role.Village, [TaskState.WithVillage]),
        (TaskAction.AskBack, Role.Township, [TaskState.Assigned, TaskState.Accepted, TaskState.WithVillage]),
        (TaskAction.Answer, Role.Bureau, [TaskState.AskedBack]),
        // A township that went at once need not accept first.
        (TaskAction.Report, Role.Township, [TaskState.Assigned, TaskState.Accepted, TaskState.WithVillage]),
        (TaskAction.Report, Role.Village, [TaskState.WithVillage]),
        // Nobody else has what has no place.
        (TaskAction.Report, Role.Bureau, [TaskState.Unplaced]),
        (TaskAction.Confirm, Role.Bureau, [TaskState.Reported]),
        (TaskAction.Return, Role.Bureau, [TaskState.Reported]),
        (TaskAction.Place, Role.Bureau, [TaskState.Unplaced]),
    ];

    /// <summary>What somebody may do with a task as it stands, in the order of the table.</summary>
    public static IReadOnlyList<TaskAction> Possible(TaskState state, Role by) =>
        [.. Table.Where(line => line.By == by && line.From.Contains(state)).Select(line => line.Action)];

    /// <summary>Does one act.</summary>
    public static TaskStep Take(VerificationTask task, TaskAct act, VerificationRules rules)
    {
        if (!Table.Any(line => line.Action == act.Action && line.By == act.By))
            return new TaskStep.Refused(StepRefusal.NotYours);
        if (!Possible(task.State, act.By).Contains(act.Action))
            return new TaskStep.Refused(StepRefusal.NotNow);
        if ((act.Action.NeedsNote() && string.IsNullOrWhiteSpace(act.Note)) || act.Note?.Length > Outcome.MaxNote)
            return new TaskStep.Refused(StepRefusal.Note);
        return act.Action switch
        {
            TaskAction.Accept => new TaskStep.Taken(task with { State = TaskState.Accepted }),
            TaskAction.HandToVillage => Hand(task, act.Place),
            TaskAction.TakeBack or TaskAction.GiveBack => new TaskStep.Taken(task with { State = TaskState.Accepted, HandedTo = null }),
            TaskAction.AskBack => new TaskStep.Taken(task with { State = TaskState.AskedBack }),
            TaskAction.Answer => Answer(task, act.Place, rules),
            TaskAction.Report => Report(task, act, rules),
            TaskAction.Confirm => new TaskStep.Taken(task with { State = TaskState.Closed }),
            TaskAction.Return => new TaskStep.Taken(task with { State = InHand(task), Outcome = OutcomeSoFar(task), DueOn = Later(task.DueOn, rules.NextDueOn) }),
            TaskAction.Place => PlaceIn(task, act.Place, rules),
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };
    }

    /// <summary>Where a task stands that goes back to whoever had it.</summary>
    internal static TaskState InHand(VerificationTask task) => task.HandedTo is null ? TaskState.Accepted : TaskState.WithVillage;

    /// <summary>What is left when a reported outcome does not stand.</summary>
    internal static string? OutcomeSoFar(VerificationTask task) => task.IsAidGiven ? OutcomeKind.AidFirst.Id() : null;

    private static TaskStep Hand(VerificationTask task, Placement? village) =>
        village?.VillageCode is not { } code || village.TownshipCode != task.Place.TownshipCode || code == task.HandedTo
            ? new TaskStep.Refused(StepRefusal.Place)
            : new TaskStep.Taken(task with { State = TaskState.WithVillage, HandedTo = code });

    // The answer gives the time of a visit anew: the question was not the township's delay.
    private static TaskStep Answer(VerificationTask task, Placement? place, VerificationRules rules) =>
        place is not null && place.TownshipCode != task.Place.TownshipCode
            ? PlaceIn(task, place, rules)
            : new TaskStep.Taken(task with { State = InHand(task), DueOn = Later(task.DueOn, rules.NextDueOn) });

    private static TaskStep PlaceIn(VerificationTask task, Placement? place, VerificationRules rules) => place is not { IsPlaced: true }
        ? new TaskStep.Refused(StepRefusal.Place)
        : new TaskStep.Taken(task with
        {
            Place = place,
            IsPlacedByHand = true,
            State = TaskState.Assigned,
            HandedTo = null,
            DueOn = Later(task.DueOn, rules.NextDueOn),
        });

    private static TaskStep Report(VerificationTask task, TaskAct act, VerificationRules rules)
    {
        if (act.Outcome is not { } outcome)
            return new TaskStep.Incomplete([OutcomeProblem.Kind]);
        if (outcome.Problems(task.AssignedOn, rules.Today) is { Count: > 0 } problems)
            return new TaskStep.Incomplete(problems);
        if (!outcome.Kind.EndsTask())
            return Aid(task, rules);

        // What the bureau found itself, nobody confirms again.
        var isConfirmed = rules.OutcomesAreConfirmed && act.By != Role.Bureau;
        return new TaskStep.Taken(task with { State = isConfirmed ? TaskState.Reported : TaskState.Closed, Outcome = outcome.Kind.Id() });
    }

    private static TaskStep Aid(VerificationTask task, VerificationRules rules) =>
        !rules.AidMayComeFirst ? new TaskStep.Refused(StepRefusal.AidFirstUnknown)
        : task.IsAidGiven ? new TaskStep.Refused(StepRefusal.AidGivenAlready)
        : new TaskStep.Taken(task with
        {
            State = task.State == TaskState.Assigned ? TaskState.Accepted : task.State,
            IsAidGiven = true,
            Outcome = OutcomeKind.AidFirst.Id(),
        });

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
