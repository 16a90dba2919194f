using System.Globalization;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Access;
using AlertExchange.Engine.Review;
using AlertExchange.Storage.Access;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Settings;

namespace AlertExchange.Storage.Reviews;

/// <summary>
/// The lists of clerical review: a row a case, made from stored batches and decisions whenever somebody looks and something changed. Nothing stands
/// here that could not be made again.
/// </summary>
public sealed class ReviewIndexRepository
{
    private const string MarkName = "review.index";

    private const string Columns = "c.batch_id, c.ordinal, c.waits, c.decision, c.position, c.department, c.period, c.kind, c.score, c.sealed";

    private const string Number = "c.batch_id, c.ordinal";

    private readonly KeyRing _keys;
    private readonly SettingRepository _settings;

    internal ReviewIndexRepository(KeyRing keys, SettingRepository settings) => (_keys, _settings) = (keys, settings);

    /// <summary>How far the list has come.</summary>
    public ReviewIndexMark Mark(ReadScope scope) => ReviewIndexMark.Parse(_settings.Get(scope, MarkName));

    /// <summary>Compare and set: false when another process took the list further.</summary>
    public bool TryAdvance(WriteScope scope, ReviewIndexMark from, ReviewIndexMark to)
    {
        if (Mark(scope) != from)
        {
            return false;
        }

        _settings.Set(scope, MarkName, to.ToString());
        return true;
    }

    /// <summary>Batches that count and changed after the mark, in the order of their changes.</summary>
    public IReadOnlyList<(long BatchId, long Revision)> Changed(ReadScope scope, ReviewIndexMark mark, int atMost) =>
    [
        .. scope.Query<ChangedRow>(
            $"""
            SELECT batch_id, revision FROM batch
            WHERE state = {(int)BatchState.Live} AND (revision > @Revision OR (revision = @Revision AND batch_id > @BatchId))
            ORDER BY revision, batch_id LIMIT @atMost
            """, new { mark.Revision, mark.BatchId, atMost }).Select(r => (r.BatchId, r.Revision)),
    ];

    /// <summary>Batches of rows that somebody decided on after the mark, and the newest of these decisions.</summary>
    public (IReadOnlyList<long> Batches, long Newest) Decided(ReadScope scope, ReviewIndexMark mark)
    {
        var rows = scope.Query<DecidedRow>("SELECT batch_id, MAX(event_no) AS newest FROM review_event WHERE event_no > @EventNo GROUP BY batch_id", new { mark.EventNo });
        return ([.. rows.Select(r => r.BatchId)], rows.Count == 0 ? mark.EventNo : rows.Max(r => r.Newest));
    }

    /// <summary>Decisions that were made on rows of a batch, undone ones too: number and row.</summary>
    public IReadOnlyList<(long EventNo, int Ordinal)> DecisionsOn(ReadScope scope, long batchId) =>
    [
        .. scope.Query<DecisionRow>(
            $"SELECT event_no, ordinal FROM review_event WHERE batch_id = @batchId AND step IN ({(int)ReviewStep.Accept}, {(int)ReviewStep.Refuse})", new { batchId })
            .Select(r => (r.EventNo, r.Ordinal)),
    ];

    /// <summary>Makes the list of these batches exactly these cases.</summary>
    public void Replace(WriteScope scope, IReadOnlyCollection<long> batches, IReadOnlyList<IndexedCase> cases)
    {
        scope.ExecuteIn("DELETE FROM review_case WHERE batch_id IN", batches);
        using var rows = scope.Bulk("review_case",
        [
            "batch_id", "ordinal", "waits", "decision", "position", "department", "period", "kind", "score", "township_code", "best_township_code", "township", "best_township", "sealed",
        ]);
        foreach (var one in cases)
        {
            rows.Add(one.BatchId).Add(one.Ordinal).Add(one.Waits ? 1 : 0).Add(one.Decision).Add(one.Position.Value).Add(one.Department.Value).Add(one.Period.ToString())
                .Add((long)one.Kind).Add(one.Score).Add(one.TownshipCode).Add(one.BestTownshipCode).Add(one.Township).Add(one.BestTownship)
                .Add(_keys.Sealer.Seal(one.Line, Context(one.BatchId, one.Ordinal))).EndRow();
        }
    }

    /// <summary>Forgets every case: the list is made again.</summary>
    public void Clear(WriteScope scope) => scope.Execute("DELETE FROM review_case");

    public int Count(ReadScope scope, RowScope viewer, ReviewQuery query) => List(viewer, query).Count(scope);

    /// <summary>How many of those that wait stand before a case.</summary>
    public int CountBefore(ReadScope scope, RowScope viewer, ReviewQuery query, IndexedCase place) => (List(viewer, query) with
    {
        // The bound alone tells an index where to stop, the rest tells equal positions apart.
        Where = Conditions(viewer, query).And("c.position <= @position", ("position", place.Position.Value)).And(
            "c.position < @position OR c.batch_id < @batchId OR (c.batch_id = @batchId AND c.ordinal < @ordinal)",
            ("batchId", place.BatchId), ("ordinal", place.Ordinal)),
    }).Count(scope);

    /// <summary>Cases of a list in its order: batch and place in it. Filters and order are in an index, so that however many are passed over, they are narrow.</summary>
    public IReadOnlyList<(long BatchId, int Ordinal)> Numbers(ReadScope scope, RowScope viewer, ReviewQuery query, Paging paging) =>
        [.. List(viewer, query).Page<NumberRow>(scope, Number, paging).Select(r => (r.BatchId, r.Ordinal))];

    /// <summary>The same with what a list shows.</summary>
    public IReadOnlyList<IndexedCase> Page(ReadScope scope, RowScope viewer, ReviewQuery query, Paging paging)
    {
        var numbers = Numbers(scope, viewer, query, paging);
        var cases = new Dictionary<(long, int), IndexedCase>(numbers.Count);
        foreach (var batch in numbers.GroupBy(n => n.BatchId, n => n.Ordinal))
        {
            var rows = scope.Query<CaseRow>($"SELECT {Columns} FROM review_case c WHERE c.batch_id = @batchId AND c.ordinal IN ({string.Join(',', batch)})", new { batchId = batch.Key });
            foreach (var row in rows)
            {
                cases.Add((row.BatchId, row.Ordinal), Case(row));
            }
        }

        return [.. numbers.Select(n => cases[n])];
    }

    /// <summary>The next one that waits; null at the end.</summary>
    /// <param name="after">Null: from the beginning.</param>
    public (long BatchId, int Ordinal)? Next(ReadScope scope, RowScope viewer, ReviewQuery query, IndexedCase? after)
    {
        var where = Conditions(viewer, query);
        if (after is not null)
        {
            // The bound alone tells an index where to begin, the rest tells equal positions apart.
            where.And("c.position >= @position", ("position", after.Position.Value)).And(
                "c.position > @position OR c.batch_id > @batchId OR (c.batch_id = @batchId AND c.ordinal > @ordinal)",
                ("batchId", after.BatchId), ("ordinal", after.Ordinal));
        }

        return (List(viewer, query) with { Where = where }).Page<NumberRow>(scope, Number, new Paging(1, 1)) is [var row] ? (row.BatchId, row.Ordinal) : null;
    }

    /// <summary>Null when the row neither waits nor was decided.</summary>
    public IndexedCase? Find(ReadScope scope, RowScope viewer, long batchId, int ordinal)
    {
        var where = new Conditions().ByDepartment(viewer, "c.department")
            .And("c.batch_id = @batchId AND c.ordinal = @ordinal", ("batchId", batchId), ("ordinal", ordinal));
        return scope.First<CaseRow>($"SELECT {Columns} FROM review_case c {where}", where.Parameters) is { } row ? Case(row) : null;
    }

    private static ListQuery List(RowScope viewer, ReviewQuery query) =>
        new("review_case c", Conditions(viewer, query), query.Decided ? "c.decision DESC" : "c.position, c.batch_id, c.ordinal");

    private static Conditions Conditions(RowScope viewer, ReviewQuery query)
    {
        var where = new Conditions().ByDepartment(viewer, "c.department")
            .And(query.Decided ? "c.decision IS NOT NULL" : "c.waits = 1")
            .AndEquals("c.department", "department", query.Department?.Value)
            .AndEquals("c.period", "period", query.Period?.ToString())
            .AndEquals("c.kind", "kind", (int?)query.Kind);
        if (query.TownshipCode is { } code)
        {
            where.And("c.township_code = @code OR c.best_township_code = @code OR c.township = @town OR c.best_township = @town", ("code", code), ("town", query.Township ?? code));
        }
        else if (query.Township is { } town)
        {
            where.And("c.township = @town OR c.best_township = @town", ("town", town));
        }

        if (query.ScoreFrom is { } from)
        {
            where.And("c.score >= @scoreFrom", ("scoreFrom", from));
        }

        if (query.ScoreBelow is { } below)
        {
            where.And("c.score < @scoreBelow", ("scoreBelow", below));
        }

        return query.SevereOnly ? where.And("c.position <= @severe", ("severe", ReviewPosition.LastSevere.Value)) : where;
    }

    private IndexedCase Case(CaseRow row) => new()
    {
        BatchId = row.BatchId,
        Ordinal = row.Ordinal,
        Waits = row.Waits == 1,
        Decision = row.Decision,
        Position = new ReviewPosition(row.Position),
        Department = new DepartmentId(row.Department),
        Period = Databases.Columns.Period(row.Period),
        Kind = (AlertKind)row.Kind,
        Score = row.Score,
        Line = _keys.Sealer.Open(row.Sealed, Context(row.BatchId, row.Ordinal)),
    };

    // Binds a line to its row: exchanged with another's it does not open.
    private static byte[] Context(long batchId, int ordinal) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"review case {batchId} {ordinal}"));

    private sealed class ChangedRow
    {
        public long BatchId { get; init; }

        public long Revision { get; init; }
    }

    private sealed class DecidedRow
    {
        public long BatchId { get; init; }

        public long Newest { get; init; }
    }

    private sealed class DecisionRow
    {
        public long EventNo { get; init; }

        public int Ordinal { get; init; }
    }

    private sealed class NumberRow
    {
        public long BatchId { get; init; }

        public int Ordinal { get; init; }
    }

    private sealed class CaseRow
    {
        public long BatchId { get; init; }

        public int Ordinal { get; init; }

        public int Waits { get; init; }

        public long? Decision { get; init; }

        public long Position { get; init; }

        public string Department { get; init; } = "";

        public string Period { get; init; } = "";

        public int Kind { get; init; }

        public int Score { get; init; }

        public byte[] Sealed { get; init; } = [];
    }
}
