using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Households;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Lists;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Storage.Batches;

/// <summary>Batches of alerts, their matches, and which of their alerts still count.</summary>
public sealed class BatchRepository
{
    private readonly KeyRing _keys;

    internal BatchRepository(KeyRing keys) => _keys = keys;

    /// <summary>Seals a batch's payload. Thread-safe; need not be done before storing it, but spares the writer the work.</summary>
    public NewBatch Seal(string submissionId, NewBatch batch) =>
        batch with { Sealed = _keys.Sealer.Seal(batch.Payload, Context(submissionId, batch.Number)), Payload = [] };

    /// <summary>Stores batches as staged, payloads sealed, with their matches where they have them. Returns their ids in order.</summary>
    public IReadOnlyList<long> Append(WriteScope scope, string submissionId, IReadOnlyList<NewBatch> batches)
    {
        if (batches.Count == 0)
        {
            return [];
        }

        var ids = new long[batches.Count];
        var next = scope.TakeLoose("batch", batches.Count);
        using var rows = scope.Bulk(
            "batch", ["batch_id", "submission_id", "number", "kind", "sheet", "first_row", "last_row", "row_count", "state", "revision", "roster_version", "definite", "possible", "none"]);
        using var payloads = scope.Bulk("batch_payload", ["batch_id", "sealed_alerts", "alert_ids", "event_keys"]);
        using var matches = scope.Bulk("batch_match", ["batch_id", "matches", "ledger_entries"]);
        for (var i = 0; i < ids.Length; i++)
        {
            var batch = batches[i];
            ids[i] = next + i;
            rows.Add(ids[i]).Add(submissionId).Add(batch.Number).Add((long)batch.Kind).Add(batch.Sheet)
                .Add(batch.FirstRow).Add(batch.LastRow).Add(batch.RowCount).Add((long)BatchState.Staged).Add(0)
                .Add((long?)batch.Match?.RosterVersion).Add(batch.Match?.Definite ?? 0).Add(batch.Match?.Possible ?? 0).Add(batch.Match?.None ?? 0).EndRow();
            payloads.Add(ids[i]).Add(batch.Sealed ?? Seal(submissionId, batch).Sealed).Add(batch.Keys.AlertIds).Add(batch.Keys.EventKeys).EndRow();
            if (batch.Match is { } match)
            {
                matches.Add(ids[i]).Add(match.Matches).Add(match.LedgerEntries).EndRow();
            }
        }

        HouseholdBuckets.Await(scope, ids.Where((_, i) => batches[i].Match is not null));
        return ids;
    }

    /// <summary>Stores rejected rows.</summary>
    public void AppendRejections(WriteScope scope, string submissionId, IReadOnlyList<StoredRejection> rejections)
    {
        using var rows = scope.Bulk("rejected_row", ["submission_id", "sheet", "row_number", "problems_json", "alert_id"]);
        foreach (var rejection in rejections)
        {
            rows.Add(submissionId).Add(rejection.Sheet).Add(rejection.Row).Add(rejection.ProblemsJson).Add(Columns.Bytes(rejection.AlertId)).EndRow();
        }
    }

    /// <summary>
    /// Removes staged batches and rejected rows of a submission that is not accepted, so that it can be read again from the start.
    /// </summary>
    public void DeleteStaged(WriteScope scope, string submissionId)
    {
        foreach (var table in (string[])["parked_row", "batch_match", "batch_payload"])
        {
            scope.Execute(
                $"DELETE FROM {table} WHERE batch_id IN (SELECT batch_id FROM batch WHERE submission_id = @submissionId AND state = {(int)BatchState.Staged})",
                new { submissionId });
        }

        scope.Execute($"DELETE FROM batch WHERE submission_id = @submissionId AND state = {(int)BatchState.Staged}", new { submissionId });
        scope.Execute(
            $"""
            DELETE FROM rejected_row WHERE submission_id = @submissionId AND NOT EXISTS (
              SELECT 1 FROM submission s WHERE s.submission_id = @submissionId AND s.state IN
                ({(int)SubmissionState.Accepted}, {(int)SubmissionState.Completed}, {(int)SubmissionState.CompletedWithRejections}))
            """, new { submissionId });
    }

    /// <summary>Stores what matching made of batches; a second time replaces the first.</summary>
    public void SaveMatches(WriteScope scope, IReadOnlyList<MatchedBatch> matches)
    {
        using var contents = scope.Bulk(
            "batch_match", ["batch_id", "matches", "ledger_entries"], new Overwrite(["batch_id"], ["matches", "ledger_entries"]));
        foreach (var match in matches)
        {
            contents.Add(match.BatchId).Add(match.Matches).Add(match.LedgerEntries).EndRow();
        }

        var again = matches.Select(match => match.BatchId).ToList();
        scope.ExecuteIn("DELETE FROM household_batch_to_do WHERE batch_id IN", again);
        HouseholdBuckets.Await(scope, again);
        foreach (var match in matches)
        {
            scope.Execute(
                """
                UPDATE batch SET roster_version = @RosterVersion, definite = @Definite, possible = @Possible, none = @None, parked = @parked
                WHERE batch_id = @BatchId
                """, new { match.BatchId, match.RosterVersion, match.Definite, match.Possible, match.None, parked = match.Parked.Count });
        }
    }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<BatchInfo> List(ReadScope scope, string submissionId) =>
        [.. scope.Query<BatchRecord>("SELECT * FROM batch WHERE submission_id = @submissionId ORDER BY number", new { submissionId }).Select(r => r.ToInfo())];

    /// <summary>All batches that count, oldest first.</summary>
    public IReadOnlyList<BatchInfo> ListLive(ReadScope scope) =>
        [.. scope.Query<BatchRecord>($"SELECT * FROM batch WHERE state = {(int)BatchState.Live} ORDER BY batch_id").Select(r => r.ToInfo())];

    public BatchInfo? Find(ReadScope scope, long batchId) =>
        scope.First<BatchRecord>("SELECT * FROM batch WHERE batch_id = @batchId", new { batchId })?.ToInfo();

    /// <summary>The batches of a submission whose rows span a row; more than one where sheets overlap and none is named.</summary>
    public IReadOnlyList<BatchInfo> FindByRow(ReadScope scope, string submissionId, string? sheet, int row) =>
    [
        .. scope.Query<BatchRecord>(
            """
            SELECT * FROM batch
            WHERE submission_id = @submissionId AND first_row <= @row AND last_row >= @row AND (@sheet IS NULL OR sheet = @sheet)
            ORDER BY number
            """, new { submissionId, sheet, row }).Select(r => r.ToInfo()),
    ];

    /// <summary>The alerts of a batch, unsealed and decoded, in order.</summary>
    public IReadOnlyList<AlertMessage> ReadAlerts(ReadScope scope, long batchId)
    {
        var row = scope.First<PayloadRow>(
            """
            SELECT b.submission_id, b.number, p.sealed_alerts, p.alert_ids
            FROM batch b INNER JOIN batch_payload p ON p.batch_id = b.batch_id WHERE b.batch_id = @batchId
            """, new { batchId }) ?? throw new ArgumentOutOfRangeException(nameof(batchId), "No such batch.");
        return AlertBatchCodec.Decode(_keys.Sealer.Open(row.SealedAlerts, Context(row.SubmissionId, row.Number)), Columns.AlertIds(row.AlertIds));
    }

    /// <summary>The event keys beside a batch's alerts, in order.</summary>
    public IReadOnlyList<ulong> ReadEventKeys(ReadScope scope, long batchId) =>
        scope.First<byte[]>("SELECT event_keys FROM batch_payload WHERE batch_id = @batchId", new { batchId }) is { } bytes ? Columns.EventKeys(bytes) : [];

    /// <summary>True when every batch of a submission has its matches; also when it has no batch.</summary>
    public bool IsMatched(ReadScope scope, string submissionId) =>
        !scope.Any("batch WHERE submission_id = @submissionId AND roster_version IS NULL", new { submissionId });

    /// <summary>The matches of a batch in the order of its alerts; empty when not matched yet.</summary>
    public IReadOnlyList<StoredMatch> ReadMatches(ReadScope scope, long batchId) =>
        scope.First<byte[]>("SELECT matches FROM batch_match WHERE batch_id = @batchId", new { batchId }) is { } bytes ? MatchCodec.Decode(bytes) : [];

    /// <summary>The ledger entries of a batch; empty when not matched yet.</summary>
    public IReadOnlyList<LedgerEntry> ReadLedger(ReadScope scope, long batchId) =>
        scope.First<LedgerRow>(LedgerRow.Select, new { batchId }) is { } row ? LedgerCodec.Decode(row.LedgerEntries, row.Keys) : [];

    /// <summary>The bitmap of dead alerts, or null when all live.</summary>
    public byte[]? ReadDead(ReadScope scope, long batchId) =>
        scope.First<byte[]>("SELECT bitmap FROM batch_dead WHERE batch_id = @batchId", new { batchId });

    /// <summary>Which later submissions took alerts of a batch out, and which ones, oldest first.</summary>
    public IReadOnlyList<BatchDeath> ReadDeaths(ReadScope scope, long batchId) =>
    [
        .. scope.Query<DeathRow>("SELECT reason, by_submission, bitmap, at FROM batch_death WHERE batch_id = @batchId ORDER BY revision", new { batchId })
            .Select(r => new BatchDeath((DeathReason)r.Reason, r.BySubmission, r.Bitmap, Columns.Moment(r.At))),
    ];

    /// <summary>Rejected rows in the order they were stored, streamed while the scope is open.</summary>
    public IEnumerable<StoredRejection> ReadRejections(ReadScope scope, string submissionId) =>
        scope.Stream<RejectionRow>("SELECT sheet, row_number, problems_json, alert_id FROM rejected_row WHERE submission_id = @submissionId ORDER BY rejected_no", new { submissionId })
            .Select(ToRejection);

    /// <summary>Rejected rows with a row number; more than one where sheets share it.</summary>
    public IReadOnlyList<StoredRejection> FindRejections(ReadScope scope, string submissionId, int row) =>
    [
        .. scope.Query<RejectionRow>(
            "SELECT sheet, row_number, problems_json, alert_id FROM rejected_row WHERE submission_id = @submissionId AND row_number = @row ORDER BY rejected_no",
            new { submissionId, row }).Select(ToRejection),
    ];

    /// <summary>A page of rejected rows in the order they were stored.</summary>
    public IReadOnlyList<StoredRejection> PageRejections(ReadScope scope, string submissionId, Paging paging) =>
    [
        .. new ListQuery("rejected_row", new Conditions().And("submission_id = @submissionId", ("submissionId", submissionId)), ListOrder.By(descending: false, "rejected_no"))
            .Page<RejectionRow>(scope, "sheet, row_number, problems_json, alert_id", paging).Select(ToRejection),
    ];

    /// <summary>The ids of a batch's alerts, in order.</summary>
    public IReadOnlyList<AlertId> ReadAlertIds(ReadScope scope, long batchId) =>
        scope.First<byte[]>("SELECT alert_ids FROM batch_payload WHERE batch_id = @batchId", new { batchId }) is { } bytes ? Columns.AlertIds(bytes) : [];

    /// <summary>Batches of some kinds that count in some months, the newest first.</summary>
    /// <param name="from">Inclusive, as is <paramref name="to"/>.</param>
    public IEnumerable<BatchInfo> LiveOf(ReadScope scope, IReadOnlyCollection<AlertKind> kinds, Period from, Period to) => scope.Query<BatchRecord>(
        $"""
        SELECT b.* FROM submission s INNER JOIN batch b ON b.submission_id = s.submission_id
        WHERE b.state = {(int)BatchState.Live} AND s.period >= @from AND s.period <= @to AND b.kind IN ({string.Join(", ", kinds.Select(k => (int)k))})
        ORDER BY b.batch_id DESC
        """, new { from = from.ToString(), to = to.ToString() }).Select(r => r.ToInfo());

    /// <summary>Live batches of a department, kind and period, oldest submission first.</summary>
    public IReadOnlyList<LiveSlot> LiveSlots(ReadScope scope, DepartmentId department, AlertKind kind, Period period) =>
    [
        .. scope.Query<SlotRow>(
            $"""
            SELECT b.batch_id, b.submission_id, p.alert_ids, d.bitmap
            FROM submission s
            INNER JOIN batch b ON b.submission_id = s.submission_id
            INNER JOIN batch_payload p ON p.batch_id = b.batch_id
            LEFT JOIN batch_dead d ON d.batch_id = b.batch_id
            WHERE s.department = @department AND s.period = @period AND b.kind = @kind AND b.state = {(int)BatchState.Live}
            ORDER BY s.sequence, b.number
            """, new { department = department.Value, period = period.ToString(), kind = (int)kind })
            .Select(r => new LiveSlot(r.BatchId, r.SubmissionId, Columns.AlertIds(r.AlertIds), r.Bitmap)),
    ];

    /// <summary>Marks more alerts of a live batch as dead, with history, and gives the batch a new revision.</summary>
    public void MarkDead(WriteScope scope, long batchId, DeadAlerts dead, DeathReason reason, string bySubmission, DateTimeOffset at)
    {
        var revision = scope.NextRevision();
        var all = new DeadAlerts(dead.ToBytes());
        var before = ReadDead(scope, batchId);
        if (before is not null)
        {
            all.AddAll(new DeadAlerts(before));
        }

        scope.Execute(
            before is null
                ? "INSERT INTO batch_dead (batch_id, bitmap) VALUES (@batchId, @bitmap)"
                : "UPDATE batch_dead SET bitmap = @bitmap WHERE batch_id = @batchId",
            new { batchId, bitmap = all.ToBytes() });
        scope.Execute(
            """
            INSERT INTO batch_death (batch_id, revision, reason, by_submission, bitmap, alerts, at)
            VALUES (@batchId, @revision, @reason, @bySubmission, @bitmap, @alerts, @at)
            """, new { batchId, revision, reason = (int)reason, bySubmission, bitmap = dead.ToBytes(), alerts = dead.Count, at = Columns.Text(at) });
        scope.Execute("UPDATE batch SET revision = @revision WHERE batch_id = @batchId", new { batchId, revision });
    }

    /// <summary>Makes a submission's staged batches count; they get one new revision.</summary>
    public void MarkLive(WriteScope scope, string submissionId) => scope.Execute(
        $"UPDATE batch SET state = {(int)BatchState.Live}, revision = @revision WHERE submission_id = @submissionId AND state = {(int)BatchState.Staged}",
        new { submissionId, revision = scope.NextRevision() });

    /// <summary>Tells readers of the ledger that a live batch was matched again.</summary>
    public void Announce(WriteScope scope, long batchId) => scope.Execute(
        $"UPDATE batch SET revision = @revision WHERE batch_id = @batchId AND state = {(int)BatchState.Live}", new { batchId, revision = scope.NextRevision() });

    private static StoredRejection ToRejection(RejectionRow row) => new(row.Sheet, row.RowNumber, row.ProblemsJson, row.AlertId is null ? null : Columns.AlertIds(row.AlertId)[0]);

    // Binds a payload to its place: exchanged with another batch's it does not open.
    private static byte[] Context(string submissionId, int number) => Encoding.UTF8.GetBytes($"batch {submissionId} {number}");

    private sealed class PayloadRow
    {
        public string SubmissionId { get; init; } = "";

        public int Number { get; init; }

        public byte[] SealedAlerts { get; init; } = [];

        public byte[] AlertIds { get; init; } = [];
    }

    private sealed class DeathRow
    {
        public int Reason { get; init; }

        public string BySubmission { get; init; } = "";

        public byte[] Bitmap { get; init; } = [];

        public string At { get; init; } = "";
    }

    private sealed class RejectionRow
    {
        public string Sheet { get; init; } = "";

        public int RowNumber { get; init; }

        public string ProblemsJson { get; init; } = "";

        public byte[]? AlertId { get; init; }
    }

    private sealed class SlotRow
    {
        public long BatchId { get; init; }

        public string SubmissionId { get; init; } = "";

        public byte[] AlertIds { get; init; } = [];

        public byte[]? Bitmap { get; init; }
    }
}
