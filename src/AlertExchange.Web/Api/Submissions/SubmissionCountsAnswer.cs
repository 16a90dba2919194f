using System.ComponentModel;

namespace AlertExchange.Web.Api.Submissions;

/// <summary>Rows of a submission.</summary>
[Description("行数：收到 = 退回 + 接收；完成后接收 = 确定 + 待核 + 未命中 + 搁置。")]
public sealed record SubmissionCountsAnswer(int Received, int Rejected, int Accepted, int Definite, int Possible, int None, int Parked);
