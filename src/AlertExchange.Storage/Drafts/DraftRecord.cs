using AlertExchange.Contracts.Alerts;

namespace AlertExchange.Storage.Drafts;

/// <summary>A row of the table upload_draft.</summary>
internal sealed class DraftRecord
{
    /// <summary>Everything but the sealed rows.</summary>
    public const string Columns =
        """
        draft_id, revision, state, department, period, kind, append, file_name, file_id, file_digest, file_keyed_digest, file_length, bindings_json,
        uploaded_by, uploaded_at, expires_at, report_json, rejections, doubts, refusal, submission_id
        """;

    public string DraftId { get; init; } = "";

    public int Revision { get; init; }

    public int State { get; init; }

    public string Department { get; init; } = "";

    public string Period { get; init; } = "";

    public int? Kind { get; init; }

    public long Append { get; init; }

    public string FileName { get; init; } = "";

    public string? FileId { get; init; }

    public string FileDigest { get; init; } = "";

    public string FileKeyedDigest { get; init; } = "";

    public long FileLength { get; init; }

    public string? BindingsJson { get; init; }

    public string UploadedBy { get; init; } = "";

    public string UploadedAt { get; init; } = "";

    public string ExpiresAt { get; init; } = "";

    public string? ReportJson { get; init; }

    public int Rejections { get; init; }

    public int Doubts { get; init; }

    public string? Refusal { get; init; }

    public string? SubmissionId { get; init; }

    public static DraftRecord Of(UploadDraft d) => new()
    {
        DraftId = d.DraftId,
        Revision = d.Revision,
        State = (int)d.State,
        Department = d.Department.Value,
        Period = d.Period.ToString(),
        Kind = (int?)d.Kind,
        Append = d.Append ? 1 : 0,
        FileName = d.FileName,
        FileId = d.FileId,
        FileDigest = d.FileDigest,
        FileKeyedDigest = d.FileKeyedDigest,
        FileLength = d.FileLength,
        BindingsJson = d.BindingsJson,
        UploadedBy = d.UploadedBy,
        UploadedAt = Databases.Columns.Text(d.UploadedAt),
        ExpiresAt = Databases.Columns.Text(d.ExpiresAt.ToUniversalTime()),
        ReportJson = d.ReportJson,
        Rejections = d.Rejections,
        Doubts = d.Doubts,
        Refusal = d.Refusal,
        SubmissionId = d.SubmissionId,
    };

    public UploadDraft ToDraft() => new()
    {
        DraftId = DraftId,
        Revision = Revision,
        State = (DraftState)State,
        Department = new DepartmentId(Department),
        Period = Databases.Columns.Period(Period),
        Kind = (AlertKind?)Kind,
        Append = Append != 0,
        FileName = FileName,
        FileId = FileId,
        FileDigest = FileDigest,
        FileKeyedDigest = FileKeyedDigest,
        FileLength = FileLength,
        BindingsJson = BindingsJson,
        UploadedBy = UploadedBy,
        UploadedAt = Databases.Columns.Moment(UploadedAt),
        ExpiresAt = Databases.Columns.Moment(ExpiresAt),
        ReportJson = ReportJson,
        Rejections = Rejections,
        Doubts = Doubts,
        Refusal = Refusal,
        SubmissionId = SubmissionId,
    };
}
