using AlertExchange.Storage.Submissions;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>How a submission's state reads to the department that sent it.</summary>
public static class SubmissionTexts
{
    public static string Word(SubmissionState state) => state switch
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

    public static string Tag(SubmissionState state) => state switch
    {
        SubmissionState.Completed => "ok",
        SubmissionState.CompletedWithRejections or SubmissionState.Held => "late",
        SubmissionState.Failed => "missing",
        _ => "info",
    };

    /// <summary>Somebody works on it.</summary>
    public static bool IsUnderWay(Submission submission) => !submission.IsFinished && submission.State != SubmissionState.Held;

    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} 字节",
        < 1 << 20 => $"{bytes / 1024.0:0.#} KB",
        _ => $"{bytes / 1048576.0:0.#} MB",
    };
}
