using AlertExchange.Storage.Databases;

namespace AlertExchange.Storage.Submissions;

/// <summary>Every fault that a station recorded, whether or not a later attempt succeeded.</summary>
public sealed class FaultRepository
{
    public void Record(WriteScope scope, string? submissionId, Fault fault, DateTimeOffset at) => scope.Execute(
        "INSERT INTO fault (submission_id, stage, code, message, at) VALUES (@submissionId, @Stage, @Code, @Message, @at)",
        new { submissionId, fault.Stage, fault.Code, fault.Message, at = Columns.Text(at) });

    /// <summary>The latest first.</summary>
    public IReadOnlyList<RecordedFault> List(ReadScope scope, int atMost) =>
    [
        .. scope.Query<Row>("SELECT submission_id, stage, code, message, at FROM fault ORDER BY fault_no DESC LIMIT @atMost", new { atMost })
            .Select(r => new RecordedFault(r.SubmissionId, new Fault(r.Stage, r.Code, r.Message), Columns.Moment(r.At))),
    ];

    private sealed class Row
    {
        public string? SubmissionId { get; init; }

        public string Stage { get; init; } = "";

        public string Code { get; init; } = "";

        public string Message { get; init; } = "";

        public string At { get; init; } = "";
    }
}
