using AlertExchange.Engine.Routing;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Outbox;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Storage.Diagnosis;

/// <summary>Figures about the exchange itself, for those who look after it.</summary>
public sealed class DiagnosisRepository
{
    private static readonly string Waiting =
        $"({(int)SubmissionState.Received}, {(int)SubmissionState.Reading}, {(int)SubmissionState.Held}, {(int)SubmissionState.Matching}, {(int)SubmissionState.Accepted})";

    private static readonly string Ended = $"({(int)TaskState.Cancelled}, {(int)TaskState.Closed})";

    /// <summary>What waits now.</summary>
    /// <param name="today">A task is overdue when its deadline is before this day at the place.</param>
    public Backlog Backlog(ReadScope scope, DateOnly today)
    {
        var states = scope.Query<StateRow>($"SELECT state, COUNT(*) AS count, MIN(received_at) AS oldest FROM submission WHERE state IN {Waiting} GROUP BY state");
        var notices = scope.First<long?>("SELECT value FROM counter WHERE name = 'outbox'") ?? 0;
        var destinations = scope.Query<DestinationRow>("SELECT delivered_up_to, state FROM outbox_destination");
        return new Backlog
        {
            Unfinished = states.ToDictionary(s => (SubmissionState)s.State, s => s.Count),
            OldestUnderWay = states.Where(s => (SubmissionState)s.State != SubmissionState.Held).Select(s => Columns.OptionalMoment(s.Oldest)).Min(),
            OpenTasks = scope.First<long>($"SELECT COUNT(*) FROM task WHERE state NOT IN {Ended}"),
            OverdueTasks = scope.First<long>($"SELECT COUNT(*) FROM task WHERE state NOT IN {Ended} AND due_on < @today", new { today = Columns.Text(today) }),
            PendingNotices = destinations.Sum(d => Math.Max(0, notices - d.DeliveredUpTo)),
            StoppedDestinations = destinations.Count(d => d.State == (long)DestinationState.Stopped),
            ParkedRows = scope.First<long>("SELECT COUNT(*) FROM parked_row"),
            ParkedHouseholds = scope.First<long>("SELECT COUNT(*) FROM parked_household"),
            FailedSubmissions = scope.First<long>($"SELECT COUNT(*) FROM submission WHERE state = {(int)SubmissionState.Failed} AND (fault_stage IS NULL OR fault_stage <> '{Fault.SentBack}')"),
        };
    }

    /// <summary>The moment of the newest entry in any submission's history; null in a new exchange.</summary>
    public DateTimeOffset? LatestMoment(ReadScope scope) => Columns.OptionalMoment(scope.First<string>("SELECT at FROM submission_event WHERE event_no = (SELECT MAX(event_no) FROM submission_event)"));

    /// <summary>Asks the database anything at all.</summary>
    public void Ping(ReadScope scope) => scope.First<long>("SELECT COUNT(*) FROM setting");

    private sealed class DestinationRow
    {
        public long DeliveredUpTo { get; init; }

        public long State { get; init; }
    }

    private sealed class StateRow
    {
        public long State { get; init; }

        public long Count { get; init; }

        public string? Oldest { get; init; }
    }
}
