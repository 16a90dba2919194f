using System.Buffers.Binary;
using System.Security.Cryptography;
using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Verification;

namespace AlertExchange.Engine.Routing;

/// <summary>Turns what happened to a household's warnings into its one open verification task. Pure.</summary>
public static class TaskRouter
{
    /// <param name="household">The household; on no roster, the person alone.</param>
    /// <param name="place">By the household's village, else by address text; unplaced goes to the bureau.</param>
    /// <param name="changes">What reconciliation did to the household's warnings.</param>
    /// <param name="open">The household's open task (<see cref="TaskStates.IsOpen"/>), if there is one.</param>
    /// <param name="lastNumber">Number of the household's latest task, open or closed; 0 when it never had one.</param>
    /// <param name="profile">Gives the time for the visit.</param>
    /// <param name="calendar">Used only where the profile counts working days.</param>
    /// <param name="today">Place date.</param>
    /// <returns>Null when nothing changes.</returns>
    public static TaskChange? Route(
        SubjectKey household,
        Placement place,
        IReadOnlyList<WarningChange> changes,
        VerificationTask? open,
        int lastNumber,
        PolicyProfile profile,
        WorkCalendar calendar,
        DateOnly today)
    {
        List<WarningId> causes = open is null ? [] : [.. open.Warnings];
        var joined = false;
        var left = false;
        foreach (var change in changes)
        {
            var id = change.Warning.Due.WarningId;
            if (change.Kind is WarningChangeKind.Raise or WarningChangeKind.Escalate && !causes.Contains(id))
            {
                causes.Add(id);
                joined = true;
            }
            else if (change.Kind == WarningChangeKind.Withdraw)
            {
                left |= causes.Remove(id);
            }
        }

        if (open is null)
            return joined ? Open(household, place, causes, lastNumber + 1, DueOn(profile, calendar, today), today) : null;
        // What was found on a visit does not become untrue by a corrected file: it still goes its way.
        if (left && causes.Count == 0 && open is not { State: TaskState.Reported } and not { IsAidGiven: true })
            return new TaskChange(TaskChangeKind.Cancel, open with { State = TaskState.Cancelled, Warnings = causes });

        var moved = place.IsPlaced && place != open.Place && !open.IsPlacedByHand;
        if (!joined && !left && !moved)
            return null;
        var after = open with { Warnings = causes };
        if (joined)
            after = Again(after, DueOn(profile, calendar, today));
        if (moved)
            after = Moved(after, place);
        return new TaskChange(joined ? TaskChangeKind.Join : left ? TaskChangeKind.Narrow : TaskChangeKind.Move, after);
    }

    // Nobody has looked at the new cause. A task whose visit is done is in hand once more and has the time of a visit.
    private static VerificationTask Again(VerificationTask task, DateOnly dueOn) => task.State == TaskState.Reported
        ? task with { State = VerificationCourse.InHand(task), Outcome = VerificationCourse.OutcomeSoFar(task), DueOn = dueOn }
        : task with { DueOn = Earlier(task.DueOn, dueOn) };

    // Another township has to accept it anew; another village has to be chosen by whoever accepted it.
    private static VerificationTask Moved(VerificationTask task, Placement place)
    {
        var state = task.State switch
        {
            TaskState.Reported => TaskState.Reported,
            _ when task.Place.TownshipCode != place.TownshipCode => TaskState.Assigned,
            TaskState.WithVillage => TaskState.Accepted,
            _ => task.State,
        };
        return task with { Place = place, State = state, HandedTo = state == TaskState.Reported ? task.HandedTo : null };
    }

    private static TaskChange Open(
        SubjectKey household, Placement place, List<WarningId> causes, int number, DateOnly dueOn, DateOnly today) =>
        new(TaskChangeKind.Open, new VerificationTask
        {
            TaskId = TaskId(household, number),
            Household = household,
            Number = number,
            Place = place,
            State = place.IsPlaced ? TaskState.Assigned : TaskState.Unplaced,
            AssignedOn = today,
            DueOn = dueOn,
            Warnings = causes,
        });

    private static DateOnly DueOn(PolicyProfile profile, WorkCalendar calendar, DateOnly today) =>
        calendar.LastDay(today, profile.Recognition.Verification.Value);

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static string TaskId(SubjectKey household, int number)
    {
        Span<byte> data = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64BigEndian(data, household.Value);
        BinaryPrimitives.WriteInt32BigEndian(data[8..], number);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data, hash);
        return "T-" + Convert.ToHexStringLower(hash[..8]);
    }
}
