using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Warnings;

/// <summary>Warnings as they stand and their history.</summary>
public sealed class WarningRepository
{
    private static readonly string[] WrittenOnce = ["warning_no", "warning_id", "first_period"];

    private static readonly string[] Rewritten =
    [
        "household_key", "person_key", "rule", "kind", "department", "period", "window_year", "measure", "measure_fen", "threshold", "clause", "colour", "alerts", "event_keys",
        "status", "escalated_at", "level", "raised_on", "roster_version", "policy_version", "township_code", "township", "village_code", "village",
    ];

    // A late report of an earlier month moves the first period back, or the warning would stand in no month's list.
    private static readonly Overwrite Again = new(["warning_no"], Rewritten) { Smallest = ["first_period"] };

    internal const string ColumnsWithCodes = "w.*, h.household_code, p.person_code";

    internal const string WithCodes = "warning w LEFT JOIN household h ON h.household_no = w.household_key LEFT JOIN person p ON p.person_no = w.person_key";

    private const string SelectWithCodes = $"SELECT {ColumnsWithCodes} FROM {WithCodes}";

    /// <summary>Every warning of the households, withdrawn ones too, by household.</summary>
    public IReadOnlyDictionary<SubjectKey, List<Warning>> LoadForHouseholds(ReadScope scope, IReadOnlyCollection<SubjectKey> households)
    {
        var found = new Dictionary<SubjectKey, List<Warning>>();
        if (households.Count == 0 || !scope.Any("warning"))
        {
            return found;
        }

        var records = scope.QueryIn<WarningRecord>("SELECT * FROM warning WHERE household_key IN", Columns.Numbers(households)).ToList();
        var steps = WarningSteps.Load(scope, records);
        foreach (var record in records)
        {
            var warning = record.Level == 0 ? record.ToWarning() : record.ToWarning() with { Steps = [.. steps[record.WarningNo]] };
            if (!found.TryGetValue(warning.Due.Household, out var list))
            {
                found.Add(warning.Due.Household, list = []);
            }

            list.Add(warning);
        }

        return found;
    }

    /// <summary>Writes warnings and history. A warning may occur once in one call.</summary>
    /// <returns>The place of the newest warning in the order of warnings; 0 when nothing new was written.</returns>
    public long Apply(WriteScope scope, IReadOnlyList<WarningWrite> changes)
    {
        if (changes.Count == 0)
        {
            return 0;
        }

        var revision = scope.NextRevision();
        var ids = changes.Select(c => c.Id).ToArray();
        var (numbers, firstNew) = scope.NumberRows("warning", ids, i => changes[i].IsNew);
        string[] columns = [.. WrittenOnce, .. Rewritten];
        using var fresh = scope.Bulk("warning", columns);
        using var known = scope.Bulk("warning", columns, Again);
        using var events = scope.Bulk("warning_event", ["warning_no", "revision", "change", "measure", "submission_id", "at"], count: changes.Count);
        using var steps = new WarningSteps(scope);
        var texts = new WarningTexts();
        long newest = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            var (change, number) = (changes[i], numbers[i]);
            Write(number >= firstNew ? fresh : known, number, change, texts);
            events.Add(number).Add(revision).Add((long)change.Change).Add(change.Measure)
                .Add(change.SubmissionId).Add(texts.Moments.Of(change.At)).EndRow();
            steps.Keep(number, change.Before);
            newest = number >= firstNew ? number : newest;
        }

        events.End();
        ListChanges.Note(scope, revision, ListSubject.Warning, numbers);
        return newest;
    }

    /// <summary>A visit settled these: what is told of them again stays settled until it is worse. Withdrawn ones stay withdrawn.</summary>
    public void Close(WriteScope scope, IReadOnlyList<WarningId> warnings, DateTimeOffset at)
    {
        var standing = scope.QueryIn<StandingRow>(
            "SELECT warning_no, status FROM warning WHERE warning_id IN", [.. warnings.Select(w => Columns.Number(w.Value, WarningRecord.IdPrefix))])
            .Where(w => (WarningStatus)w.Status is WarningStatus.Raised or WarningStatus.Escalated).Select(w => w.WarningNo).ToList();
        if (standing.Count == 0)
        {
            return;
        }

        var revision = scope.NextRevision();
        foreach (var number in standing)
        {
            scope.Execute($"UPDATE warning SET status = {(int)WarningStatus.Closed} WHERE warning_no = @number", new { number });
            scope.Execute(
                $"INSERT INTO warning_event (warning_no, revision, change, measure, submission_id, at) SELECT warning_no, @revision, {(int)WarningChangeKind.Close}, measure, '', @at FROM warning WHERE warning_no = @number",
                new { number, revision, at = Columns.Text(at) });
        }

        ListChanges.Note(scope, revision, ListSubject.Warning, standing);
    }

    public WarningRow? Find(ReadScope scope, WarningId id) =>
        scope.First<WarningRecord>($"{SelectWithCodes} WHERE w.warning_id = @id", new { id = Columns.Number(id.Value, WarningRecord.IdPrefix) })?.ToRow();

    /// <summary>The place of the newest warning in the order of warnings; 0 when there is none.</summary>
    public long Newest(ReadScope scope) => scope.First<long?>("SELECT MAX(warning_no) FROM warning") ?? 0;

    /// <summary>Adds the households first warned of after a place in the order of warnings; returns the place to go on from. Start with 0.</summary>
    public long AddHouseholds(ReadScope scope, long after, Action<SubjectKey> add)
    {
        foreach (var row in scope.Stream<WarnedRow>("SELECT warning_no, household_key FROM warning WHERE warning_no > @after ORDER BY warning_no", new { after }))
        {
            add(Columns.Subject(row.HouseholdKey));
            after = row.WarningNo;
        }

        return after;
    }

    /// <summary>Warnings that a submission raised or stepped up.</summary>
    public int CountRaisedBy(ReadScope scope, string submissionId) => scope.First<int>(
        $"""
        SELECT COUNT(DISTINCT warning_no) FROM warning_event
        WHERE submission_id = @submissionId AND change IN ({(int)WarningChangeKind.Raise}, {(int)WarningChangeKind.Escalate})
        """, new { submissionId });

    /// <summary>Every warning of one household, oldest first.</summary>
    public IReadOnlyList<WarningRow> ListForHousehold(ReadScope scope, SubjectKey household) =>
    [
        .. scope.Query<WarningRecord>(
            $"{SelectWithCodes} WHERE w.household_key = @household ORDER BY w.warning_no", new { household = Columns.Number(household) })
            .Select(r => r.ToRow()),
    ];

    /// <summary>Warnings that a period told of (first told in it or before, last told in it or after), by id, streamed while the scope is open.</summary>
    public IEnumerable<WarningRow> ReadByPeriod(ReadScope scope, Period period) =>
        scope.Stream<WarningRecord>(
            $"""
            {SelectWithCodes}
            WHERE w.first_period <= @period AND w.period >= @period
            ORDER BY CASE WHEN w.warning_id < 0 THEN 1 ELSE 0 END, w.warning_id
            """, new { period = period.ToString() })
            .Select(r => r.ToRow());

    public IReadOnlyList<WarningEvent> History(ReadScope scope, WarningId id) =>
    [
        .. scope.Query<EventRow>(
            """
            SELECT e.change, e.measure, e.submission_id, e.at
            FROM warning w INNER JOIN warning_event e ON e.warning_no = w.warning_no
            WHERE w.warning_id = @id ORDER BY e.revision
            """,
            new { id = Columns.Number(id.Value, WarningRecord.IdPrefix) })
            .Select(e => new WarningEvent(id, (WarningChangeKind)e.Change, Columns.Amount(e.Measure), e.SubmissionId, Columns.Moment(e.At))),
    ];

    private static void Write(BulkInsert rows, long number, WarningWrite change, WarningTexts texts)
    {
        var (period, place) = (texts.Periods.Of(change.Period), change.Place);
        rows.Add(number).Add(change.Id).Add(period)
            .Add(Columns.Number(change.Household)).Add(Columns.Number(change.Person)).Add(change.Rule).Add((long)change.Kind).Add(change.Department)
            .Add(period).Add(change.WindowYear).Add(change.Measure).Add(change.MeasureFen).Add(change.Threshold).Add(change.Clause).Add(change.Colour).Add(change.Alerts).Add(change.EventKeys)
            .Add((long)change.Status).Add(change.EscalatedAt).Add(change.Level).Add(texts.Days.Of(change.RaisedOn))
            .Add(change.RosterVersion).Add(change.PolicyVersion)
            .Add(place.TownshipCode).Add(place.Township).Add(place.VillageCode).Add(place.Village)
            .EndRow();
    }

    private sealed record WarningTexts
    {
        public RepeatedText<Period> Periods { get; } = new(p => p.ToString());

        public RepeatedText<DateOnly> Days { get; } = new(Columns.Text);

        public RepeatedText<DateTimeOffset> Moments { get; } = new(Columns.Text);
    }

    private sealed class StandingRow
    {
        public long WarningNo { get; init; }

        public int Status { get; init; }
    }

    private sealed class WarnedRow
    {
        public long WarningNo { get; init; }

        public long HouseholdKey { get; init; }
    }

    private sealed class EventRow
    {
        public int Change { get; init; }

        public string? Measure { get; init; }

        public string SubmissionId { get; init; } = "";

        public string At { get; init; } = "";
    }
}
