using System.Globalization;
using System.Text;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Reviews;

/// <summary>Half-done work of clerical review: where somebody was, and what they had typed. Nothing follows from it.</summary>
public sealed class ReviewDraftRepository
{
    private readonly KeyRing _keys;

    internal ReviewDraftRepository(KeyRing keys) => _keys = keys;

    /// <summary>Null before somebody opened their first case.</summary>
    public ReviewStand? Stand(ReadScope scope, string login) => scope.First<StandRow>("SELECT * FROM review_place WHERE login = @login", new { login }) is { } row
        ? new ReviewStand(row.Filter, (row.BatchId, row.Ordinal), row.DecidedBatchId is { } batch ? (batch, row.DecidedOrdinal ?? 0) : null, Columns.Moment(row.At))
        : null;

    public void SetStand(WriteScope scope, string login, ReviewStand stand)
    {
        scope.Execute("DELETE FROM review_place WHERE login = @login", new { login });
        scope.Execute(
            """
            INSERT INTO review_place (login, filter, batch_id, ordinal, decided_batch_id, decided_ordinal, at)
            VALUES (@login, @Filter, @batchId, @ordinal, @decidedBatchId, @decidedOrdinal, @at)
            """,
            new
            {
                login,
                stand.Filter,
                batchId = stand.Case.BatchId,
                ordinal = stand.Case.Ordinal,
                decidedBatchId = stand.Decided?.BatchId,
                decidedOrdinal = stand.Decided?.Ordinal,
                at = Columns.Text(stand.At),
            });
    }

    /// <summary>Null where nothing was typed or chosen.</summary>
    public ReviewDraft? Draft(ReadScope scope, string login, long batchId, int ordinal) => scope.First<DraftRow>(
        "SELECT choice, sealed_reason FROM review_draft WHERE login = @login AND batch_id = @batchId AND ordinal = @ordinal", new { login, batchId, ordinal }) is { } row
        ? new ReviewDraft(row.Choice, Encoding.UTF8.GetString(_keys.Sealer.Open(row.SealedReason, Context(login, batchId, ordinal))))
        : null;

    /// <param name="draft">Null: there is nothing to keep any more.</param>
    public void SetDraft(WriteScope scope, string login, long batchId, int ordinal, ReviewDraft? draft, DateTimeOffset at)
    {
        scope.Execute("DELETE FROM review_draft WHERE login = @login AND batch_id = @batchId AND ordinal = @ordinal", new { login, batchId, ordinal });
        if (draft is not null)
        {
            scope.Execute(
                "INSERT INTO review_draft (login, batch_id, ordinal, choice, sealed_reason, at) VALUES (@login, @batchId, @ordinal, @Choice, @reason, @at)",
                new { login, batchId, ordinal, draft.Choice, reason = _keys.Sealer.Seal(Encoding.UTF8.GetBytes(draft.Reason), Context(login, batchId, ordinal)), at = Columns.Text(at) });
        }
    }

    private static byte[] Context(string login, long batchId, int ordinal) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"review draft {batchId} {ordinal} {login}"));

    private sealed class StandRow
    {
        public string Filter { get; init; } = "";

        public long BatchId { get; init; }

        public int Ordinal { get; init; }

        public long? DecidedBatchId { get; init; }

        public int? DecidedOrdinal { get; init; }

        public string At { get; init; } = "";
    }

    private sealed class DraftRow
    {
        public int Choice { get; init; }

        public byte[] SealedReason { get; init; } = [];
    }
}
