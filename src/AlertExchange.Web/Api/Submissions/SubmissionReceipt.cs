using System.ComponentModel;

namespace AlertExchange.Web.Api.Submissions;

/// <summary>The answer to a file that was handed in.</summary>
public sealed record SubmissionReceipt(
    [property: Description("false 表示同样的文件以前收到过，没有改动，submission 是那一次的报送。")] bool IsNew,
    SubmissionAnswer Submission);
