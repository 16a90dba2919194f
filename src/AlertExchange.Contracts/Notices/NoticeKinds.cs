namespace AlertExchange.Contracts.Notices;

/// <summary>The ids of notice kinds, as settings and messages write them.</summary>
public static class NoticeKinds
{
    public static IReadOnlyList<NoticeKind> All { get; } = Enum.GetValues<NoticeKind>();

    /// <summary>What receivers that never said what they want are told: the kinds there were when they were set up.</summary>
    public static IReadOnlyList<NoticeKind> OfSubmissions { get; } = [NoticeKind.SubmissionCompleted, NoticeKind.SubmissionHeld, NoticeKind.SubmissionFailed];

    public static string Id(this NoticeKind kind) => kind switch
    {
        NoticeKind.SubmissionCompleted => "submission.completed",
        NoticeKind.SubmissionHeld => "submission.held",
        NoticeKind.SubmissionFailed => "submission.failed",
        NoticeKind.TaskAssigned => "task.assigned",
        NoticeKind.OutcomeSettled => "outcome.settled",
        NoticeKind.TaskReminded => "task.reminded",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static bool TryParse(string? id, out NoticeKind kind)
    {
        kind = All.FirstOrDefault(k => k.Id() == id);
        return kind != default;
    }
}
