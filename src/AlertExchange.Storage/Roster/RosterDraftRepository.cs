using System.Text;
using AlertExchange.Storage.Databases;
using AlertExchange.Storage.Keys;

namespace AlertExchange.Storage.Roster;

/// <summary>Roster files that wait for somebody to confirm them.</summary>
public sealed class RosterDraftRepository
{
    private readonly KeyRing _keys;

    internal RosterDraftRepository(KeyRing keys) => _keys = keys;

    public void Add(WriteScope scope, RosterDraft draft) => scope.Execute(
        """
        INSERT INTO roster_draft (draft_id, file_id, file_name, length, uploaded_by, uploaded_at)
        VALUES (@DraftId, @FileId, @FileName, @Length, @UploadedBy, @at)
        """, new { draft.DraftId, draft.FileId, draft.FileName, draft.Length, draft.UploadedBy, at = Columns.Text(draft.UploadedAt) });

    /// <summary>Writes down what importing a draft would do, or why it cannot be imported.</summary>
    public void SetPreview(WriteScope scope, RosterDraft draft) => scope.Execute(
        "UPDATE roster_draft SET base_version = @BaseVersion, refusal = @Refusal, sealed_preview = @preview WHERE draft_id = @DraftId",
        new { draft.BaseVersion, draft.Refusal, draft.DraftId, preview = draft.Preview is { } preview ? _keys.Sealer.Seal(preview, Context(draft.DraftId)) : [] });

    /// <summary>Null when it was confirmed or thrown away.</summary>
    public RosterDraft? Find(ReadScope scope, string draftId) => scope.First<DraftRow>("SELECT * FROM roster_draft WHERE draft_id = @draftId", new { draftId }) is { } row
        ? Draft(row)
        : null;

    /// <summary>The newest first; there are never many.</summary>
    public IReadOnlyList<RosterDraft> List(ReadScope scope) => [.. scope.Query<DraftRow>("SELECT * FROM roster_draft ORDER BY uploaded_at DESC").Select(Draft)];

    /// <summary>True when it was there.</summary>
    public bool Remove(WriteScope scope, string draftId) => scope.Execute("DELETE FROM roster_draft WHERE draft_id = @draftId", new { draftId }) == 1;

    private RosterDraft Draft(DraftRow row) => new()
    {
        DraftId = row.DraftId,
        FileId = row.FileId,
        FileName = row.FileName,
        Length = row.Length,
        UploadedBy = row.UploadedBy,
        UploadedAt = Columns.Moment(row.UploadedAt),
        BaseVersion = row.BaseVersion,
        Refusal = row.Refusal,
        Preview = row.SealedPreview is { Length: > 0 } preview ? _keys.Sealer.Open(preview, Context(row.DraftId)) : null,
    };

    private static byte[] Context(string draftId) => Encoding.UTF8.GetBytes("roster draft " + draftId);

    private sealed class DraftRow
    {
        public string DraftId { get; init; } = "";

        public string FileId { get; init; } = "";

        public string FileName { get; init; } = "";

        public long Length { get; init; }

        public string UploadedBy { get; init; } = "";

        public string UploadedAt { get; init; } = "";

        public int? BaseVersion { get; init; }

        public string? Refusal { get; init; }

        public byte[]? SealedPreview { get; init; }
    }
}
