using System.Globalization;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Engine.Silencing;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Warnings;

namespace AlertExchange.Storage.Bureau;

/// <summary>Silences, and what they hold back.</summary>
public sealed class SilenceRepository
{
    private const string Counter = "silence change";

    private const string WithCode = "silence s LEFT JOIN household h ON h.household_no = s.household_key";

    private readonly KeyRing _keys;

    internal SilenceRepository(KeyRing keys) => _keys = keys;

    /// <summary>Grows with every silence that is made or ended by somebody.</summary>
    public long Version(ReadScope scope) => scope.First<long?>("SELECT value FROM counter WHERE name = @Counter", new { Counter }) ?? 0;

    /// <summary>Those that have not ended.</summary>
    public SilenceSet Running(ReadScope scope, DateTimeOffset now) => new(
        Version(scope),
        [.. scope.Query<SilenceRow>("SELECT s.silence_no, s.household_key, s.\"rule\", s.department, s.township_code, s.starts_at, s.ends_at FROM silence s WHERE s.ends_at > @now", new { now = Columns.Text(now) })
            .Select(r => r.ToSilence())]);

    /// <returns>Its number.</returns>
    public long Add(WriteScope scope, SilenceMatcher matcher, DateTimeOffset startsAt, DateTimeOffset endsAt, (string Login, string Name) owner, string reason, DateTimeOffset now)
    {
        var number = scope.Take("silence");
        scope.Execute(
            """
            INSERT INTO silence (
              silence_no, household_key, "rule", department, township_code, owner_login, owner_name, sealed_reason, created_at, starts_at, ends_at, planned_until)
            VALUES (@number, @household, @Rule, @department, @TownshipCode, @Login, @Name, @reason, @created, @starts, @ends, @ends)
            """,
            new
            {
                number,
                household = matcher.Household is { } household ? Columns.Number(household) : (long?)null,
                matcher.Rule,
                department = matcher.Department?.Value,
                matcher.TownshipCode,
                owner.Login,
                owner.Name,
                reason = _keys.Sealer.Seal(Encoding.UTF8.GetBytes(reason), Context(number)),
                created = Columns.Text(now),
                starts = Columns.Text(startsAt),
                ends = Columns.Text(endsAt),
            });
        scope.Take(Counter);
        return number;
    }

    /// <summary>Ends one early.</summary>
    /// <returns>False when it is not there or over already.</returns>
    public bool End(WriteScope scope, long number, string login, DateTimeOffset now)
    {
        // One that never began ends where it would have begun.
        var ended = scope.Execute(
            """
            UPDATE silence SET ended_by = @login, ends_at = @now, starts_at = CASE WHEN starts_at > @now THEN @now ELSE starts_at END
            WHERE silence_no = @number AND ends_at > @now
            """, new { number, login, now = Columns.Text(now) }) == 1;
        if (ended)
        {
            scope.Take(Counter);
        }

        return ended;
    }

    public StoredSilence? Find(ReadScope scope, long number) =>
        scope.First<StoredRow>($"SELECT s.*, h.household_code FROM {WithCode} WHERE s.silence_no = @number", new { number }) is { } row ? Stored(row) : null;

    /// <summary>Silences in a state, those that end first coming first; expired ones the newest end first.</summary>
    public IReadOnlyList<StoredSilence> Page(ReadScope scope, SilenceState state, DateTimeOffset now, Paging paging) =>
        [.. Query(state, now).Page<StoredRow>(scope, "s.*, h.household_code", paging).Select(Stored)];

    /// <summary>Silences that name a household, expired ones too, in the order in which they were made.</summary>
    public IReadOnlyList<StoredSilence> OfHousehold(ReadScope scope, SubjectKey household) =>
    [
        .. scope.Query<StoredRow>(
            $"SELECT s.*, h.household_code FROM {WithCode} WHERE s.household_key = @household ORDER BY s.silence_no", new { household = Columns.Number(household) }).Select(Stored),
    ];

    public int Count(ReadScope scope, SilenceState state, DateTimeOffset now) => Query(state, now).Count(scope);

    /// <summary>Keeps warnings for the end of what silences them.</summary>
    public void HoldBack(WriteScope scope, IReadOnlyCollection<HeldBackWarning> warnings)
    {
        using var rows = scope.Bulk(
            "silenced_warning", ["warning_id", "household_key", "submission_id", "period", "at"], new Overwrite(["warning_id"], ["household_key", "submission_id", "period", "at"]));
        foreach (var warning in warnings)
        {
            rows.Add(Columns.Number(warning.WarningId.Value, WarningRecord.IdPrefix)).Add(Columns.Number(warning.Household))
                .Add(warning.SubmissionId).Add(warning.Period.ToString()).Add(Columns.Text(warning.At)).EndRow();
        }
    }

    /// <summary>Warnings of the households that wait for the end of a silence.</summary>
    public IReadOnlySet<WarningId> HeldBack(ReadScope scope, IReadOnlyCollection<SubjectKey> households) => scope
        .QueryIn<HeldRow>("SELECT warning_id FROM silenced_warning WHERE household_key IN", Columns.Numbers(households))
        .Select(r => new WarningId(Columns.Id(r.WarningId, WarningRecord.IdPrefix))).ToHashSet();

    /// <summary>Those that nothing holds back any more, or that are settled or withdrawn, a piece at a time, by household.</summary>
    public IReadOnlyList<HeldBackWarning> DueAgain(ReadScope scope, DateTimeOffset now, int atMost) =>
    [
        .. scope.Query<HeldRow>(
            $"""
            SELECT sw.warning_id, sw.household_key, sw.submission_id, sw.period, sw.at
            FROM silenced_warning sw INNER JOIN warning w ON w.warning_id = sw.warning_id
            WHERE w.status NOT IN ({(int)WarningStatus.Raised}, {(int)WarningStatus.Escalated}) OR NOT ({SilenceConditions.Covers})
            ORDER BY sw.household_key, sw.warning_id LIMIT @atMost
            """, new { now = Columns.Text(now), atMost })
            .Select(r => new HeldBackWarning(
                new WarningId(Columns.Id(r.WarningId, WarningRecord.IdPrefix)), Columns.Subject(r.HouseholdKey), r.SubmissionId, Columns.Period(r.Period), Columns.Moment(r.At))),
    ];

    public void Release(WriteScope scope, IReadOnlyCollection<WarningId> warnings) => scope.ExecuteIn(
        "DELETE FROM silenced_warning WHERE warning_id IN", [.. warnings.Select(w => Columns.Number(w.Value, WarningRecord.IdPrefix))]);

    private static ListQuery Query(SilenceState state, DateTimeOffset now)
    {
        var where = new Conditions().And(
            state switch
            {
                SilenceState.Pending => "s.starts_at > @now AND s.ends_at > @now",
                SilenceState.Active => "s.starts_at <= @now AND s.ends_at > @now",
                SilenceState.Expired => "s.ends_at <= @now",
                _ => throw new ArgumentOutOfRangeException(nameof(state)),
            }, ("now", Columns.Text(now)));
        return new ListQuery(WithCode, where, ListOrder.By(state == SilenceState.Expired, "s.ends_at", "s.silence_no"));
    }

    private StoredSilence Stored(StoredRow row) => new(
        row.ToSilence(), row.HouseholdKey is { } key ? row.HouseholdCode ?? Columns.Subject(key).ToString() : null, row.OwnerLogin, row.OwnerName,
        Encoding.UTF8.GetString(_keys.Sealer.Open(row.SealedReason, Context(row.SilenceNo))), Columns.Moment(row.CreatedAt), Columns.Moment(row.PlannedUntil), row.EndedBy);

    private static byte[] Context(long number) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"silence {number}"));

    private class SilenceRow
    {
        public long SilenceNo { get; init; }

        public long? HouseholdKey { get; init; }

        public string? Rule { get; init; }

        public string? Department { get; init; }

        public string? TownshipCode { get; init; }

        public string StartsAt { get; init; } = "";

        public string EndsAt { get; init; } = "";

        public Silence ToSilence() => new(
            SilenceNo, new SilenceMatcher(HouseholdKey is { } key ? Columns.Subject(key) : null, Rule, Department is { } department ? new DepartmentId(department) : null, TownshipCode),
            Columns.Moment(StartsAt), Columns.Moment(EndsAt));
    }

    private sealed class StoredRow : SilenceRow
    {
        public string? HouseholdCode { get; init; }

        public string OwnerLogin { get; init; } = "";

        public string OwnerName { get; init; } = "";

        public byte[] SealedReason { get; init; } = [];

        public string CreatedAt { get; init; } = "";

        public string PlannedUntil { get; init; } = "";

        public string? EndedBy { get; init; }
    }

    private sealed class HeldRow
    {
        public long WarningId { get; init; }

        public long HouseholdKey { get; init; }

        public string SubmissionId { get; init; } = "";

        public string Period { get; init; } = "";

        public string At { get; init; } = "";
    }
}
