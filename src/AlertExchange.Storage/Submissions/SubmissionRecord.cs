using AlertExchange.Contracts.Alerts;
using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Submissions;

/// <summary>A row of the table submission.</summary>
internal sealed record SubmissionRecord
{
    public string SubmissionId { get; init; } = "";

    public long Sequence { get; init; }

    public string Department { get; init; } = "";

    public string Period { get; init; } = "";

    public int? KindOverride { get; init; }

    public bool Append { get; init; }

    public bool ConfirmedErrors { get; init; }

    public string FileName { get; init; } = "";

    public string FileKeyedDigest { get; init; } = "";

    public string FileDigest { get; init; } = "";

    public string FileId { get; init; } = "";

    public long FileLength { get; init; }

    public string ReceivedAt { get; init; } = "";

    public int State { get; init; }

    public string? BindingsJson { get; init; }

    public string? SubmittedBy { get; init; }

    public string Kinds { get; init; } = "";

    public int Received { get; init; }

    public int Rejected { get; init; }

    public int Accepted { get; init; }

    public int Remarked { get; init; }

    public int Definite { get; init; }

    public int Possible { get; init; }

    public int None { get; init; }

    public int Parked { get; init; }

    public int? RosterVersion { get; init; }

    public int? LinkageVersion { get; init; }

    public string? PolicyVersion { get; init; }

    public string? ReportJson { get; init; }

    public string? FaultStage { get; init; }

    public string? FaultCode { get; init; }

    public string? FaultMessage { get; init; }

    public string? CompletedAt { get; init; }

    public string? ClaimedBy { get; init; }

    public static SubmissionRecord Of(Submission s, long sequence, string keyedDigest) => new()
    {
        SubmissionId = s.SubmissionId,
        Sequence = sequence,
        Department = s.Department.Value,
        Period = s.Period.ToString(),
        KindOverride = (int?)s.KindOverride,
        Append = s.Append,
        ConfirmedErrors = s.ConfirmedErrors,
        FileName = s.FileName,
        FileKeyedDigest = keyedDigest,
        FileDigest = s.FileDigest,
        FileId = s.FileId,
        FileLength = s.FileLength,
        ReceivedAt = Columns.Text(s.ReceivedAt),
        State = (int)s.State,
        BindingsJson = s.BindingsJson,
        SubmittedBy = s.SubmittedBy,
        Kinds = string.Join(',', s.Kinds.Select(k => k.Id())),
        Received = s.Counts.Received,
        Rejected = s.Counts.Rejected,
        Accepted = s.Counts.Accepted,
        Remarked = s.Counts.Remarked,
        Definite = s.Counts.Definite,
        Possible = s.Counts.Possible,
        None = s.Counts.None,
        Parked = s.Counts.Parked,
        RosterVersion = s.RosterVersion,
        LinkageVersion = s.LinkageVersion,
        PolicyVersion = s.PolicyVersion,
        ReportJson = s.ReportJson,
        FaultStage = s.Fault?.Stage,
        FaultCode = s.Fault?.Code,
        FaultMessage = s.Fault?.Message,
        CompletedAt = Columns.Text(s.CompletedAt),
        ClaimedBy = s.ClaimedBy,
    };

    public Submission ToSubmission() => new()
    {
        SubmissionId = SubmissionId,
        Department = new DepartmentId(Department),
        Period = Columns.Period(Period),
        KindOverride = (AlertKind?)KindOverride,
        Append = Append,
        ConfirmedErrors = ConfirmedErrors,
        FileName = FileName,
        FileDigest = FileDigest,
        FileId = FileId,
        FileLength = FileLength,
        ReceivedAt = Columns.Moment(ReceivedAt),
        State = (SubmissionState)State,
        BindingsJson = BindingsJson,
        SubmittedBy = SubmittedBy,
        Kinds = [.. Kinds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => AlertKinds.TryParse(id, out var kind) ? kind : throw new FormatException("Not a kind."))],
        Counts = new SubmissionCounts
        {
            Received = Received,
            Rejected = Rejected,
            Accepted = Accepted,
            Remarked = Remarked,
            Definite = Definite,
            Possible = Possible,
            None = None,
            Parked = Parked,
        },
        RosterVersion = RosterVersion,
        LinkageVersion = LinkageVersion,
        PolicyVersion = PolicyVersion,
        ReportJson = ReportJson,
        Fault = FaultCode is null ? null : new Fault(FaultStage ?? "", FaultCode, FaultMessage ?? ""),
        CompletedAt = Columns.OptionalMoment(CompletedAt),
        ClaimedBy = ClaimedBy,
    };
}
