using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Policies;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.DeadLetters;

/// <summary>Rows and households that wait apart because working on them failed, and who had what worked on again.</summary>
public sealed class DeadLetterRepository
{
    private const string SelectRows =
        """
        SELECT r.batch_id, r.ordinal, b.submission_id, s.department, s.period, s.file_name, b.sheet, b.kind, r.fault, r.parked_at
        FROM parked_row r
        INNER JOIN batch b ON b.batch_id = r.batch_id
        INNER JOIN submission s ON s.submission_id = b.submission_id
        """;

    private const string SelectHouseholds =
        """
        SELECT p.household_key, p.submission_id, h.household_code, p.fault, p.parked_at
        FROM parked_household p LEFT JOIN household h ON h.household_no = p.household_key
        """;

    /// <summary>Makes the parked rows of a batch exactly these.</summary>
    public void ParkRows(WriteScope scope, long batchId, IReadOnlyList<ParkedRow> rows, DateTimeOffset at)
    {
        scope.Execute("DELETE FROM parked_row WHERE batch_id = @batchId", new { batchId });
        foreach (var row in rows)
        {
            scope.Execute(
                "INSERT INTO parked_row (batch_id, ordinal, fault, parked_at) VALUES (@batchId, @Ordinal, @Fault, @at)",
                new { batchId, row.Ordinal, row.Fault, at = Columns.Text(at) });
        }
    }

    /// <summary>In the order of files and rows.</summary>
    public IReadOnlyList<StoredParkedRow> ListRows(ReadScope scope) => Rows(scope, SelectRows + " ORDER BY s.sequence, b.number, r.ordinal", null);

    /// <summary>One page of the same.</summary>
    public IReadOnlyList<StoredParkedRow> PageRows(ReadScope scope, Paging paging) =>
        Rows(scope, SelectRows + " ORDER BY r.batch_id, r.ordinal LIMIT @take OFFSET @skip", new { take = paging.Size, skip = paging.Skip });

    public int CountRows(ReadScope scope) => scope.First<int>("SELECT COUNT(*) FROM parked_row");

    public StoredParkedRow? FindRow(ReadScope scope, long batchId, int ordinal) =>
        Rows(scope, SelectRows + " WHERE r.batch_id = @batchId AND r.ordinal = @ordinal", new { batchId, ordinal }) is [var one, ..] ? one : null;

    /// <summary>The parked rows of one batch: ordinal and fault.</summary>
    public IReadOnlyList<ParkedRow> RowsOf(ReadScope scope, long batchId) =>
        [.. scope.Query<RowRow>("SELECT ordinal, fault FROM parked_row WHERE batch_id = @batchId ORDER BY ordinal", new { batchId }).Select(r => new ParkedRow(r.Ordinal, r.Fault))];

    /// <summary>
    /// After households were assessed: those that failed are parked with the fault, the others are parked no longer.
    /// </summary>
    public void ParkHouseholds(
        WriteScope scope, string submissionId, IReadOnlyCollection<SubjectKey> assessed, IReadOnlyDictionary<SubjectKey, string> failed, DateTimeOffset at)
    {
        var parked = scope.Query<long>("SELECT household_key FROM parked_household");
        if (parked.Count > 0)
        {
            var now = assessed as IReadOnlySet<SubjectKey> ?? assessed.ToHashSet();
            foreach (var household in parked.Where(h => now.Contains(Columns.Subject(h))))
            {
                scope.Execute("DELETE FROM parked_household WHERE household_key = @household", new { household });
            }
        }

        foreach (var (household, fault) in failed.OrderBy(f => f.Key))
        {
            scope.Execute(
                "INSERT INTO parked_household (household_key, submission_id, fault, parked_at) VALUES (@household, @submissionId, @fault, @at)",
                new { household = Columns.Number(household), submissionId, fault, at = Columns.Text(at) });
        }
    }

    /// <summary>The keys of all parked households.</summary>
    public IReadOnlyList<SubjectKey> ParkedHouseholds(ReadScope scope) =>
        [.. scope.Query<long>("SELECT household_key FROM parked_household").Select(Columns.Subject)];

    public IReadOnlyList<ParkedHousehold> ListHouseholds(ReadScope scope) => Households(scope, SelectHouseholds + " ORDER BY p.parked_at, p.household_key", null);

    /// <summary>One page of the same.</summary>
    public IReadOnlyList<ParkedHousehold> PageHouseholds(ReadScope scope, Paging paging) =>
        Households(scope, SelectHouseholds + " ORDER BY p.parked_at, p.household_key LIMIT @take OFFSET @skip", new { take = paging.Size, skip = paging.Skip });

    public int CountHouseholds(ReadScope scope) => scope.First<int>("SELECT COUNT(*) FROM parked_household");

    public ParkedHousehold? FindHousehold(ReadScope scope, SubjectKey household) =>
        Households(scope, SelectHouseholds + " WHERE p.household_key = @key", new { key = Columns.Number(household) }) is [var one, ..] ? one : null;

    /// <summary>Households parked by submissions of a period.</summary>
    public int CountHouseholds(ReadScope scope, Period period) => scope.First<int>(
        "SELECT COUNT(*) FROM parked_household p INNER JOIN submission s ON s.submission_id = p.submission_id WHERE s.period = @period", new { period = period.ToString() });

    /// <summary>Households parked by one submission.</summary>
    public int CountHouseholds(ReadScope scope, string submissionId) =>
        scope.First<int>("SELECT COUNT(*) FROM parked_household WHERE submission_id = @submissionId", new { submissionId });

    /// <summary>Records that somebody had a letter worked on again.</summary>
    public void RecordReplay(WriteScope scope, Replay replay) => scope.Execute(
        "INSERT INTO replay (replay_no, letter_id, replayed_by, replayed_at, outcome) VALUES (@number, @LetterId, @By, @at, @Outcome)",
        new { number = scope.Take("replay"), replay.LetterId, replay.By, at = Columns.Text(replay.At), replay.Outcome });

    /// <summary>Every replay, or those of one letter; oldest first.</summary>
    public IReadOnlyList<Replay> ListReplays(ReadScope scope, string? letterId = null) =>
    [
        .. scope.Query<ReplayRow>(
            "SELECT letter_id, replayed_by, replayed_at, outcome FROM replay WHERE @letterId IS NULL OR letter_id = @letterId ORDER BY replay_no", new { letterId })
            .Select(r => new Replay(r.LetterId, r.ReplayedBy, Columns.Moment(r.ReplayedAt), r.Outcome)),
    ];

    private static IReadOnlyList<StoredParkedRow> Rows(ReadScope scope, string sql, object? parameters) =>
    [
        .. scope.Query<RowRow>(sql, parameters).Select(r => new StoredParkedRow(
            r.BatchId, r.Ordinal, r.SubmissionId, new DepartmentId(r.Department), Columns.Period(r.Period), r.FileName, r.Sheet, (AlertKind)r.Kind, r.Fault, Columns.Moment(r.ParkedAt))),
    ];

    private static IReadOnlyList<ParkedHousehold> Households(ReadScope scope, string sql, object? parameters) =>
        [.. scope.Query<HouseholdRow>(sql, parameters).Select(r => new ParkedHousehold(Columns.Subject(r.HouseholdKey), r.SubmissionId, r.HouseholdCode, r.Fault, Columns.Moment(r.ParkedAt)))];

    private sealed class RowRow
    {
        public long BatchId { get; init; }

        public int Ordinal { get; init; }

        public string SubmissionId { get; init; } = "";

        public string Department { get; init; } = "";

        public string Period { get; init; } = "";

        public string FileName { get; init; } = "";

        public string Sheet { get; init; } = "";

        public int Kind { get; init; }

        public string Fault { get; init; } = "";

        public string ParkedAt { get; init; } = "";
    }

    private sealed class HouseholdRow
    {
        public long HouseholdKey { get; init; }

        public string SubmissionId { get; init; } = "";

        public string? HouseholdCode { get; init; }

        public string Fault { get; init; } = "";

        public string ParkedAt { get; init; } = "";
    }

    private sealed class ReplayRow
    {
        public string LetterId { get; init; } = "";

        public string ReplayedBy { get; init; } = "";

        public string ReplayedAt { get; init; } = "";

        public string Outcome { get; init; } = "";
    }
}
