using System.ComponentModel;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Pipeline.Connecting;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Web.Api.Submissions;

/// <summary>A submission as systems read it.</summary>
public sealed record SubmissionAnswer
{
    [Description("报送编号，也是回执编号。")]
    public required string SubmissionId { get; init; }

    [Description("部门代号。")]
    public required string Department { get; init; }

    [Description("所属月份。")]
    public required string Period { get; init; }

    [Description("received 已收存，reading 正在读取，matching 正在比对，accepted 已入账、正在研判，completed 完成，completed-with-rejections 完成但有退回行，held 退回过多、待确认，failed 未能接收。")]
    public required string State { get; init; }

    [Description("true 时不会再变，不用再查。")]
    public required bool IsFinished { get; init; }

    public required string FileName { get; init; }

    [Description("文件的 SHA-256，十六进制。")]
    public required string FileDigest { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    [Description("读到的预警种类。")]
    public required IReadOnlyList<string> Kinds { get; init; }

    public required SubmissionCountsAnswer Counts { get; init; }

    [Description("没有接收时的固定代码，如 file.no-form。")]
    public string? FaultCode { get; init; }

    [Description("没有接收的原因。")]
    public string? FaultMessage { get; init; }

    internal static SubmissionAnswer Of(Submission s) => new()
    {
        SubmissionId = s.SubmissionId,
        Department = s.Department.Value,
        Period = s.Period.ToString(),
        State = SubmissionRows.Id(s.State),
        IsFinished = s.IsFinished,
        FileName = s.FileName,
        FileDigest = s.FileDigest,
        ReceivedAt = s.ReceivedAt,
        CompletedAt = s.CompletedAt,
        Kinds = [.. s.Kinds.Select(k => k.Id())],
        Counts = new SubmissionCountsAnswer(
            s.Counts.Received, s.Counts.Rejected, s.Counts.Accepted, s.Counts.Definite, s.Counts.Possible, s.Counts.None, s.Counts.Parked),
        FaultCode = s.Fault?.Code,
        FaultMessage = s.Fault?.Message,
    };
}
