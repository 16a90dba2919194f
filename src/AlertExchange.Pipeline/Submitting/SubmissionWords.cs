using AlertExchange.Storage.Submissions;

namespace AlertExchange.Pipeline.Submitting;

/// <summary>How a submission's state reads on pages.</summary>
public static class SubmissionWords
{
    public static string Of(SubmissionState state) => state switch
    {
        SubmissionState.Received => "已收到",
        SubmissionState.Reading => "正在读取",
        SubmissionState.Held => "整份暂存",
        SubmissionState.Matching => "正在比对",
        SubmissionState.Accepted => "正在研判",
        SubmissionState.Completed => "已完成",
        SubmissionState.CompletedWithRejections => "已完成，有退回",
        SubmissionState.Failed => "没有成功",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
