using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Batches;
using AlertExchange.Storage.Codecs;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Ledger;

/// <summary>The feed that keeps an in-memory ledger up to date.</summary>
public sealed class LedgerRepository
{
    /// <summary>The newest revision; 0 when nothing was ever accepted.</summary>
    public long LatestRevision(ReadScope scope) => scope.First<long?>("SELECT value FROM counter WHERE name = 'revision'") ?? 0;

    /// <summary>True when a live batch changed after a revision.</summary>
    public bool HasChanges(ReadScope scope, long sinceRevision) =>
        scope.Any($"batch WHERE revision > @sinceRevision AND state = {(int)BatchState.Live}", new { sinceRevision });

    /// <summary>
    /// Live batches changed after a revision, in the order of their revisions, without their entries (<see cref="ReadEntries"/>). Staged
    /// batches never show.
    /// </summary>
    public IReadOnlyList<LedgerChange> ReadChanges(ReadScope scope, long sinceRevision) =>
    [
        .. scope.Query<Row>(
            $"""
            SELECT b.batch_id, b.revision, b.submission_id, s.department, b.kind, s.period,
              SUBSTRING(m.ledger_entries, 1, {LedgerColumns.HeadLength}) AS head, d.bitmap
            FROM batch b
            INNER JOIN submission s ON s.submission_id = b.submission_id
            LEFT JOIN batch_match m ON m.batch_id = b.batch_id
            LEFT JOIN batch_dead d ON d.batch_id = b.batch_id
            WHERE b.revision > @sinceRevision AND b.state = {(int)BatchState.Live}
            ORDER BY b.revision, b.batch_id
            """, new { sinceRevision })
            .Select(r => new LedgerChange(
                r.BatchId, r.Revision, r.SubmissionId, new DepartmentId(r.Department), (AlertKind)r.Kind, Columns.Period(r.Period), r.Head ?? [], r.Bitmap)),
    ];

    /// <summary>The entries of a batch; none when it has not been matched.</summary>
    public LedgerColumns ReadEntries(ReadScope scope, long batchId) =>
        scope.First<LedgerRow>(LedgerRow.Select, new { batchId }) is { } row ? LedgerColumns.Open(row.LedgerEntries, row.Keys) : LedgerColumns.Open([], AlertKeys.None);

    private sealed class Row
    {
        public long BatchId { get; init; }

        public long Revision { get; init; }

        public string SubmissionId { get; init; } = "";

        public string Department { get; init; } = "";

        public int Kind { get; init; }

        public string Period { get; init; } = "";

        public byte[]? Head { get; init; }

        public byte[]? Bitmap { get; init; }
    }
}
