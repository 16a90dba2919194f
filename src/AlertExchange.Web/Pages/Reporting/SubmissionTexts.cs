using AlertExchange.Pipeline.Submitting;
using AlertExchange.Storage.Submissions;

namespace AlertExchange.Web.Pages.Reporting;

/// <summary>How a submission's state reads to the department that sent it.</summary>
public static class SubmissionTexts
{
    public static string Word(SubmissionState state) => SubmissionWords.Of(state);

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
