using AlertExchange.Contracts.Alerts;
using AlertExchange.Contracts.Notices;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Workers;

namespace AlertExchange.Storage.Outbox;

/// <summary>
/// What leaves the exchange. Numbers are taken in the transaction that writes the notice, and writers take turns, so whoever has seen number n
/// has seen every one before it.
/// </summary>
public sealed class OutboxRepository
{
    private const string Select =
        "SELECT name, delivered_up_to, state, reason, stopped_at, attempts, failing_since, next_attempt_at, last_delivered_at FROM outbox_destination";

    private readonly WorkerRegistry _workers;

    internal OutboxRepository(WorkerRegistry workers) => _workers = workers;

    /// <summary>Writes a notice with the change it tells of.</summary>
    public void Add(WriteScope scope, string noticeId, NoticeKind kind, DepartmentId department, string body, DateTimeOffset at, string? townshipCode = null) => scope.Execute(
        "INSERT INTO outbox (notice_no, notice_id, kind, department, township_code, body, created_at) VALUES (@number, @noticeId, @kind, @department, @townshipCode, @body, @at)",
        new { number = scope.Take("outbox"), noticeId, kind = (int)kind, department = department.Value, townshipCode, body, at = Columns.Text(at) });

    /// <summary>The notices after a number, oldest first, read while the scope is open.</summary>
    public IEnumerable<OutboxNotice> ReadAfter(ReadScope scope, long number) =>
        scope.Stream<NoticeRow>("SELECT notice_no, notice_id, kind, department, township_code, body FROM outbox WHERE notice_no > @number ORDER BY notice_no", new { number })
            .Select(r => new OutboxNotice(r.NoticeNo, r.NoticeId, (NoticeKind)r.Kind, new DepartmentId(r.Department), r.Body, r.TownshipCode));

    /// <summary>Makes a destination known; one that is new gets what is written from now on.</summary>
    public void Register(WriteScope scope, string name)
    {
        if (Find(scope, name) is null)
        {
            var latest = scope.First<long?>("SELECT value FROM counter WHERE name = 'outbox'") ?? 0;
            scope.Execute("INSERT INTO outbox_destination (name, delivered_up_to, state) VALUES (@name, @latest, 0)", new { name, latest });
        }
    }

    public OutboxDestination? Find(ReadScope scope, string name) =>
        scope.First<DestinationRow>($"{Select} WHERE name = @name", new { name })?.ToDestination();

    /// <summary>By name.</summary>
    public IReadOnlyList<OutboxDestination> List(ReadScope scope) =>
        [.. scope.Query<DestinationRow>($"{Select} ORDER BY name").Select(r => r.ToDestination())];

    /// <summary>One process at a time delivers to a destination, or the order would be lost.</summary>
    public bool TryClaim(WriteScope scope, string name, WorkerLease worker)
    {
        var holder = scope.First<DestinationRow>("SELECT claimed_by FROM outbox_destination WHERE name = @name", new { name });
        if (holder is null || (holder.ClaimedBy is { } other && other != worker.WorkerId && _workers.IsAlive(scope, other)))
        {
            return false;
        }

        return holder.ClaimedBy == worker.WorkerId || scope.Execute(
            """
            UPDATE outbox_destination SET claimed_by = @WorkerId
            WHERE name = @name AND (claimed_by = @ClaimedBy OR (claimed_by IS NULL AND @ClaimedBy IS NULL))
            """, new { worker.WorkerId, name, holder.ClaimedBy }) == 1;
    }

    /// <summary>Everything up to a number has been taken; whatever was wrong with the destination is over.</summary>
    /// <param name="at">When it took something; null: it wanted none of them.</param>
    /// <returns>False when it was moved by somebody else meanwhile.</returns>
    public bool Advance(WriteScope scope, string name, long from, long to, DateTimeOffset? at) => scope.Execute(
        """
        UPDATE outbox_destination SET delivered_up_to = @to, state = 0, reason = NULL, stopped_at = NULL, attempts = 0, failing_since = NULL, next_attempt_at = NULL,
          last_delivered_at = CASE WHEN @at IS NULL THEN last_delivered_at ELSE @at END
        WHERE name = @name AND delivered_up_to = @from
        """, new { name, from, to, at = Columns.Text(at) }) == 1;

    /// <summary>The destination did not take a batch; it is tried again later.</summary>
    public void Fail(WriteScope scope, string name, string reason, DateTimeOffset since, DateTimeOffset next) => scope.Execute(
        "UPDATE outbox_destination SET attempts = attempts + 1, reason = @reason, failing_since = @since, next_attempt_at = @next WHERE name = @name",
        new { name, reason, since = Columns.Text(since), next = Columns.Text(next) });

    /// <summary>The destination takes nothing; what it has not got waits.</summary>
    public void Stop(WriteScope scope, string name, string reason, DateTimeOffset at) => scope.Execute(
        "UPDATE outbox_destination SET state = @state, reason = @reason, stopped_at = @at, attempts = attempts + 1, next_attempt_at = NULL WHERE name = @name",
        new { name, state = (int)DestinationState.Stopped, reason, at = Columns.Text(at) });

    /// <summary>Asks for one more attempt at a stopped destination.</summary>
    public bool Ask(WriteScope scope, string name) => scope.Execute(
        $"UPDATE outbox_destination SET state = {(int)DestinationState.Asked} WHERE name = @name AND state = {(int)DestinationState.Stopped}", new { name }) == 1;

    /// <summary>Nobody is to be told there any more; what it has not got is not kept for it.</summary>
    public void Forget(WriteScope scope, string name) => scope.Execute("DELETE FROM outbox_destination WHERE name = @name", new { name });

    /// <summary>How many notices a destination has not got yet, whether it wants them or not.</summary>
    public long CountAfter(ReadScope scope, long number) => scope.First<long>("SELECT COUNT(*) FROM outbox WHERE notice_no > @number", new { number });

    /// <summary>Removes notices older than a moment that every destination has got.</summary>
    public int Prune(WriteScope scope, DateTimeOffset before) => scope.Execute(
        """
        DELETE FROM outbox WHERE created_at < @before AND notice_no <= (SELECT MIN(delivered_up_to) FROM outbox_destination)
        """, new { before = Columns.Text(before) });

    private sealed class NoticeRow
    {
        public long NoticeNo { get; init; }

        public string NoticeId { get; init; } = "";

        public int Kind { get; init; }

        public string Department { get; init; } = "";

        public string Body { get; init; } = "";

        public string? TownshipCode { get; init; }
    }

    private sealed class DestinationRow
    {
        public string Name { get; init; } = "";

        public long DeliveredUpTo { get; init; }

        public int State { get; init; }

        public string? Reason { get; init; }

        public string? StoppedAt { get; init; }

        public string? ClaimedBy { get; init; }

        public int Attempts { get; init; }

        public string? FailingSince { get; init; }

        public string? NextAttemptAt { get; init; }

        public string? LastDeliveredAt { get; init; }

        public OutboxDestination ToDestination() => new(
            Name, DeliveredUpTo, (DestinationState)State, Reason, Columns.OptionalMoment(StoppedAt), Attempts, Columns.OptionalMoment(FailingSince),
            Columns.OptionalMoment(NextAttemptAt), Columns.OptionalMoment(LastDeliveredAt));
    }
}
