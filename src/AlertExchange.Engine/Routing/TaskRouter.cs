using System.Buffers.Binary;
using System.Security.Cryptography;
using AlertExchange.Engine.Calendar;
using AlertExchange.Engine.Policies;

namespace AlertExchange.Engine.Routing;

/// <summary>Turns what happened to a household's warnings into its one open verification task. Pure.</summary>
public static class TaskRouter
{
    /// <param name="household">The household; on no roster, the person alone.</param>
    /// <param name="place">By the household's village, else by address text; unplaced goes to the bureau.</param>
    /// <param name="changes">What reconciliation did to the household's warnings.</param>
    /// <param name="open">The household's open task (assigned or unplaced), if there is one.</param>
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
        if (left && causes.Count == 0)
            return new TaskChange(TaskChangeKind.Cancel, open with { State = TaskState.Cancelled, Warnings = causes });

        var moved = place.IsPlaced && place != open.Place;
        if (!joined && !left && !moved)
            return null;
        return new TaskChange(
            joined ? TaskChangeKind.Join : left ? TaskChangeKind.Narrow : TaskChangeKind.Move,
            open with
            {
                Warnings = causes,
                Place = moved ? place : open.Place,
                State = moved ? TaskState.Assigned : open.State,
                DueOn = joined ? Earlier(open.DueOn, DueOn(profile, calendar, today)) : open.DueOn,
            });
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
