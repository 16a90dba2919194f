using System.Text;
using AlertExchange.Engine.Access;
using AlertExchange.Storage.Access;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;
using AlertExchange.Storage.Lists;

namespace AlertExchange.Storage.Drafts;

/// <summary>Uploads that wait for their liaison's word. Every change is compare-and-set on the revision.</summary>
public sealed class DraftRepository
{
    private readonly KeyRing _keys;

    internal DraftRepository(KeyRing keys) => _keys = keys;

    public void Add(WriteScope scope, UploadDraft draft) => scope.Execute(
        """
        INSERT INTO upload_draft (
          draft_id, revision, state, department, period, kind, append, file_name, file_id, file_digest, file_keyed_digest, file_length, bindings_json,
          uploaded_by, uploaded_at, expires_at, rejections, doubts)
        VALUES (
          @DraftId, @Revision, @State, @Department, @Period, @Kind, @Append, @FileName, @FileId, @FileDigest, @FileKeyedDigest, @FileLength, @BindingsJson,
          @UploadedBy, @UploadedAt, @ExpiresAt, 0, 0)
        """, DraftRecord.Of(draft));

    /// <summary>Null when there is none that may be seen.</summary>
    public UploadDraft? Find(ReadScope scope, RowScope rows, string draftId)
    {
        var where = new Conditions().And("draft_id = @draftId", ("draftId", draftId)).ByDepartment(rows, "department");
        return scope.First<DraftRecord>($"SELECT {DraftRecord.Columns} FROM upload_draft {where}", where.Parameters)?.ToDraft();
    }

    /// <summary>Those that still wait, newest first.</summary>
    public IReadOnlyList<UploadDraft> ListOpen(ReadScope scope, RowScope rows, int limit) =>
    [
        .. new ListQuery(
            "upload_draft",
            new Conditions().ByDepartment(rows, "department").And($"state <> {(int)DraftState.Confirmed}"),
            ListOrder.By(descending: true, "uploaded_at", "draft_id"))
            .Page<DraftRecord>(scope, DraftRecord.Columns, new Paging(1, limit)).Select(r => r.ToDraft()),
    ];

    /// <summary>
    /// Compare and set: writes what may change (state, form, bindings, what was found, refusal, file, submission) when nobody changed the draft
    /// since it was read, and counts its revision up.
    /// </summary>
    public bool TryChange(WriteScope scope, UploadDraft changed) => scope.Execute(
        """
        UPDATE upload_draft SET
          revision = revision + 1, state = @State, period = @Period, kind = @Kind, append = @Append, file_id = @FileId, bindings_json = @BindingsJson,
          report_json = @ReportJson, rejections = @Rejections, doubts = @Doubts, refusal = @Refusal, submission_id = @SubmissionId
        WHERE draft_id = @DraftId AND revision = @Revision
        """, DraftRecord.Of(changed)) == 1;

    /// <summary>Keeps what the check found beside the draft: findings, rejections first, and the first rows, which name people.</summary>
    public void SaveFindings(WriteScope scope, string draftId, IReadOnlyList<DraftFinding> findings, ReadOnlySpan<byte> rows)
    {
        RemoveFindings(scope, draftId);
        scope.Execute(
            "UPDATE upload_draft SET sealed_rows = @rows WHERE draft_id = @draftId",
            new { draftId, rows = _keys.Sealer.Seal(rows, Context(draftId)) });
        using var bulk = scope.Bulk("draft_finding", ["draft_id", "number", "is_rejection", "sheet", "row_number", "heading", "message"]);
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            bulk.Add(draftId).Add(i + 1).Add(finding.IsRejection ? 1 : 0).Add(finding.Sheet).Add(finding.Row).Add(finding.Heading).Add(finding.Message).EndRow();
        }
    }

    /// <summary>The first rows as the check kept them; null where it kept none.</summary>
    public byte[]? ReadRows(ReadScope scope, string draftId) =>
        scope.First<byte[]>("SELECT sealed_rows FROM upload_draft WHERE draft_id = @draftId", new { draftId }) is { Length: > 0 } rows
            ? _keys.Sealer.Open(rows, Context(draftId))
            : null;

    /// <summary>Findings by their numbers.</summary>
    /// <param name="after">Exclusive.</param>
    /// <param name="upTo">Inclusive.</param>
    public IReadOnlyList<DraftFinding> ReadFindings(ReadScope scope, string draftId, int after, int upTo) =>
    [
        .. scope.Query<FindingRow>(
            """
            SELECT is_rejection, sheet, row_number, heading, message FROM draft_finding
            WHERE draft_id = @draftId AND number > @after AND number <= @upTo ORDER BY number
            """, new { draftId, after, upTo })
            .Select(r => new DraftFinding(r.IsRejection, r.Sheet, r.RowNumber, r.Heading, r.Message)),
    ];

    /// <summary>
    /// Compare and set: removes a draft and all that was found, when nobody changed it since it was read. Only then is its file the caller's to
    /// remove, after the write: one that was handed in meanwhile is its submission's.
    /// </summary>
    public bool Remove(WriteScope scope, UploadDraft seen)
    {
        if (scope.Execute("DELETE FROM upload_draft WHERE draft_id = @DraftId AND revision = @Revision", new { seen.DraftId, seen.Revision }) != 1)
        {
            return false;
        }

        RemoveFindings(scope, seen.DraftId);
        return true;
    }

    /// <summary>Takes away what names people and what is to be put right: the draft was handed in.</summary>
    public void ForgetFindings(WriteScope scope, string draftId)
    {
        RemoveFindings(scope, draftId);
        scope.Execute("UPDATE upload_draft SET sealed_rows = NULL WHERE draft_id = @draftId", new { draftId });
    }

    /// <summary>Drafts whose time is over.</summary>
    public IReadOnlyList<UploadDraft> ListExpired(ReadScope scope, DateTimeOffset now, int limit) =>
    [
        .. scope.Query<DraftRecord>(
            $"SELECT {DraftRecord.Columns} FROM upload_draft WHERE expires_at < @now ORDER BY expires_at LIMIT @limit",
            new { now = Columns.Text(now.ToUniversalTime()), limit }).Select(r => r.ToDraft()),
    ];

    private static void RemoveFindings(WriteScope scope, string draftId) => scope.Execute("DELETE FROM draft_finding WHERE draft_id = @draftId", new { draftId });

    private static byte[] Context(string draftId) => Encoding.UTF8.GetBytes("draft " + draftId);

    private sealed class FindingRow
    {
        public bool IsRejection { get; init; }

        public string Sheet { get; init; } = "";

        public int RowNumber { get; init; }

        public string? Heading { get; init; }

        public string Message { get; init; } = "";
    }
}
